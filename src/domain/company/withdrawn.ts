// A company that an import made and that was taken back with it. Nothing is destroyed: it is out of the lists as long as
// nobody has written a word in it that the person who took it back had not seen.
import { flagOf, valueOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';

const GONE = 'withdrawn/gone';
/** What was in the record when it was taken back: the newest moment of each writer, events, letters of prose. */
const LEFT = 'withdrawn/left';

const isOwn = (key: string): boolean => key === GONE || key === LEFT;

function seenIn(view: RecordView): { [name: string]: number } {
  const seen: { [name: string]: number } = { '#events': view.events.length };
  for (const [name, text] of view.texts) seen[`#${name}`] = text.length;
  for (const [key, register] of view.fields) {
    if (isOwn(key)) continue;
    for (const { tag, at } of [register, ...register.others]) seen[tag] = Math.max(seen[tag] ?? 0, at);
  }
  return seen;
}

/** Takes it out of the lists. */
export function withdrawCompany(draft: Draft): void {
  draft.set(LEFT, seenIn(draft.view));
  draft.set(GONE, true);
}

/** Brings it back. */
export function restoreCompany(draft: Draft): void {
  if (flagOf(draft.view, GONE)) draft.set(GONE, false);
}

/** True while nothing was written in it but what had been seen: a word typed elsewhere meanwhile brings it back. */
export function isWithdrawn(view: RecordView): boolean {
  if (!flagOf(view, GONE)) return false;
  const left = valueOf(view, LEFT);
  if (typeof left !== 'object' || left === null || Array.isArray(left)) return false;
  const known = left as { readonly [name: string]: unknown };
  return Object.entries(seenIn(view)).every(([name, newest]) => newest <= Number(known[name] ?? 0));
}
