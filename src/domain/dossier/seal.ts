// What stood in a dossier at one moment, in a few bytes: enough to tell later whether it is still so, and what moved.
import type { Json } from '#domain/json.ts';
import type { RecordView } from '#domain/record/record.ts';

/** Which fields and texts are meant; a text is asked for as `text:<name>`. */
export type Covers = (key: string) => boolean;

/** To be raised when the same contents would be summed otherwise: older seals are then not compared by their sum. */
const SEAL_VERSION = 1;

export interface Seal {
  /** Of everything covered: equal sums mean equal contents. */
  readonly sum: string;
  /** The newest moment seen of each writer, ms: what arrives later was not there, whenever it was written. */
  readonly seen: { readonly [tag: string]: number };
  /** Prose has no moments: a sum for each text that was not empty. */
  readonly texts: { readonly [name: string]: string };
}

/** What the team keeps for itself or for its tools: nobody who was sent the dossier has read it there. */
const ASIDE =
  /^(comment|pause|reviewed|quality|internal|resume)\/|^advisor$|^visit\/[^/]+\/(at|travelFrom)$|\/(born|left)$|^text:(notes$|internal\/|visitInternal\/)/;

/** True for what others read of a dossier: not the internal notes, the remarks, the pauses, or where somebody stopped. */
export const isContent: Covers = (key) => !ASIDE.test(key);

/** True for a text that only the team reads. */
export const isInternalText = (name: string): boolean => /^(notes$|internal\/|visitInternal\/)/.test(name);

export const textKey = (name: string): string => `text:${name}`;

/** 53 bits of a text: to notice a change, not to withstand a forger (cyrb53). */
export function sumOf(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}

function coveredTexts(view: RecordView, covers: Covers): [name: string, text: string][] {
  return [...view.texts]
    .filter(([name, text]) => text !== '' && covers(textKey(name)))
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
}

/** An emptied field says what an absent one says. */
function coveredValues(view: RecordView, covers: Covers): Json[] {
  return [...view.fields]
    .filter(([key, { value, others }]) => covers(key) && (value !== null || others.length > 0))
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([key, { value, others }]) => [key, value, ...others.map((other) => other.value)]);
}

export function sealOf(view: RecordView, covers: Covers = isContent): Seal {
  const texts = coveredTexts(view, covers);
  const seen: Record<string, number> = {};
  for (const [key, register] of view.fields) {
    if (!covers(key)) continue;
    for (const { tag, at } of [register, ...register.others]) seen[tag] = Math.max(seen[tag] ?? 0, at);
  }
  return {
    sum: sumOf(JSON.stringify([coveredValues(view, covers), texts])),
    seen,
    texts: Object.fromEntries(texts.map(([name, text]) => [name, sumOf(text)])),
  };
}

/** What differs from what was sealed. */
export interface Differences {
  readonly isSame: boolean;
  /** Keys of fields written, or received, since. */
  readonly fields: readonly string[];
  readonly texts: readonly string[];
}

const SAME: Differences = { isSame: true, fields: [], texts: [] };

/** Values that were taken back do not count: what stands as it stood is the same. */
export function differencesFrom(seal: Seal, view: RecordView, covers: Covers = isContent): Differences {
  const now = sealOf(view, covers);
  if (now.sum === seal.sum) return SAME;
  const isNew = unseenBy(seal.seen);
  const fields = [...view.fields].flatMap(([key, register]) =>
    covers(key) && [register, ...register.others].some(isNew) ? [key] : [],
  );
  const names = new Set([...Object.keys(seal.texts), ...Object.keys(now.texts)]);
  const texts = [...names].filter((name) => seal.texts[name] !== now.texts[name] && covers(textKey(name)));
  return { isSame: false, fields: fields.sort(), texts: texts.sort() };
}

/** Whether a written value had not been seen yet. */
export function unseenBy(seen: Seal['seen']): (written: { readonly at: number; readonly tag: string }) => boolean {
  return ({ at, tag }) => at > (seen[tag] ?? -1);
}

/** As JSON, to be kept in a record or on this tablet. */
export function sealJson({ sum, seen, texts }: Seal): { readonly [key: string]: Json } {
  return { v: SEAL_VERSION, sum, seen, texts };
}

function entriesOf<Value>(json: Json | undefined, is: (value: Json) => value is Value & Json): Record<string, Value> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return {};
  return Object.fromEntries(
    Object.entries(json as object).filter((entry): entry is [string, Value & Json] => is(entry[1])),
  );
}

/** Null for what is no seal of this version. */
export function readSeal(json: Json | undefined): Seal | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  const { v, sum, seen, texts } = json as { readonly [key: string]: Json | undefined };
  if (v !== SEAL_VERSION || typeof sum !== 'string') return null;
  return {
    sum,
    seen: entriesOf(seen, (value): value is number => typeof value === 'number'),
    texts: entriesOf(texts, (value): value is string => typeof value === 'string'),
  };
}
