// Reads a rescue file that somebody hands over: nothing of it is believed before it is checked, entry by entry.
import { inspect } from '#crdt/inspection.ts';
import { mergeUpdates } from '#crdt/updates.ts';
import { type DocId, fromBase64url, isDocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import { RECORD_KINDS, type RecordKind } from '#domain/record/record.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { z } from '#domain/schema.ts';
import { isArchive, RECORDS_ENTRY, unpackArchive } from './rescue-archive.ts';
import type { RescuedMedium } from './rescue-media.ts';

/** A year of work of a whole team is less than this, bytes. */
export const RESCUE_FILE_BYTES = 32 * 1024 * 1024;
/** Entries of a file, at most. */
const ENTRIES = 20_000;
/** One record of a file, characters: twelve times what one sending may hold. */
const UPDATE_LENGTH = 4 * 1024 * 1024;

export interface ReadRecord {
  readonly doc: DocId;
  readonly kind: RecordKind;
  /** Why it had not reached the server: `unsaved`, `unsent`, or the names of refusals. */
  readonly reasons: readonly string[];
  readonly bytes: Uint8Array;
  /** Where it first stands in the file, from 1. */
  readonly place: number;
}

export type EntryDamage =
  /** Not an entry of a rescue file at all. */
  | 'shape'
  /** Its bytes are not those of a record. */
  | 'bytes'
  /** The same record stands here, or earlier in the file, as another kind. */
  | 'other-kind'
  /** It completes something that is neither in the file nor here. */
  | 'needs-base'
  /** It was erased or withdrawn: it does not come back through a file. */
  | 'withdrawn';

export interface DamagedEntry {
  /** Where it stands in the file, from 1. */
  readonly place: number;
  readonly doc: DocId | null;
  readonly damage: EntryDamage;
}

/** One photo, thumbnail or voice note of a file; `body` is not checked yet, null when the file lacks it. */
export interface ReadMedium extends Omit<RescuedMedium, 'file'> {
  readonly body: Blob | null;
}

export interface RescueContent {
  /** When the file was made, ms since 1970; null when it does not say. */
  readonly at: number | null;
  /** Tag of the tablet that made it. */
  readonly device: string;
  /** Null: the tablet had joined none; undefined: an older file that does not say. */
  readonly workspace: { readonly id: string; readonly name: string } | null | undefined;
  readonly records: readonly ReadRecord[];
  readonly drafts: readonly { readonly key: string; readonly value: Json }[];
  readonly damaged: readonly DamagedEntry[];
  readonly media: readonly ReadMedium[];
}

export type RescueFailure = {
  readonly type: 'too-large' | 'not-rescue' | 'newer';
};

const name = z.string().check(z.maxLength(200));
const envelope = z.object({
  format: z.literal('cordee-rescue'),
  version: z.number(),
  at: z.optional(z.string()),
  device: z.optional(z.string().check(z.maxLength(20))),
  workspace: z.optional(z.nullable(z.object({ id: name, name }))),
  records: z.array(z.unknown()).check(z.maxLength(ENTRIES)),
  drafts: z.optional(z.array(z.unknown()).check(z.maxLength(ENTRIES))),
  media: z.optional(z.array(z.unknown()).check(z.maxLength(ENTRIES))),
});
const entry = z.object({
  doc: z.string().check(z.refine(isDocId)),
  kind: z.enum(RECORD_KINDS),
  reason: z.string().check(z.maxLength(40)),
  update: z.string().check(z.maxLength(UPDATE_LENGTH)),
});
const draft = z.object({ key: name, value: z.json() });
const medium = z.object({
  doc: z.string().check(z.refine(isDocId)),
  sha: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  thumb: z.boolean(),
  voice: z.boolean(),
  at: z.number(),
  file: name,
});

/** A plain file, or the archive that photos make of it. */
export async function openRescue(file: Blob): Promise<Result<RescueContent, RescueFailure>> {
  if (!(await isArchive(file))) {
    return file.size > RESCUE_FILE_BYTES ? fail({ type: 'too-large' }) : readRescue(await file.text());
  }
  const entries = await unpackArchive(file);
  if (!entries.ok) return entries;
  const text = entries.value.get(RECORDS_ENTRY);
  if (!text || text.size > RESCUE_FILE_BYTES) return fail({ type: text ? 'too-large' : 'not-rescue' });
  return readRescue(await text.text(), entries.value);
}

/** @param text the records as they are written in the file; `files` what lies beside them, by path */
export function readRescue(
  text: string,
  files: ReadonlyMap<string, Blob> = new Map(),
): Result<RescueContent, RescueFailure> {
  if (text.length > RESCUE_FILE_BYTES) return fail({ type: 'too-large' });
  const outer = envelope.safeParse(parsed(text));
  if (!outer.success) return fail({ type: 'not-rescue' });
  const { version, at = '', device = '', workspace, records, drafts = [], media = [] } = outer.data;
  if (version !== 1) return fail({ type: 'newer' });
  const moment = Date.parse(at);
  return ok({
    at: Number.isNaN(moment) ? null : moment,
    device,
    workspace,
    ...readEntries(records),
    drafts: drafts.flatMap((one) => {
      const read = draft.safeParse(one);
      return read.success ? [read.data as { key: string; value: Json }] : [];
    }),
    media: media.flatMap((one) => {
      const read = medium.safeParse(one);
      if (!read.success) return [];
      const { file, ...facts } = read.data;
      return [{ ...facts, doc: facts.doc as DocId, body: files.get(file) ?? null }];
    }),
  });
}

function readEntries(entries: readonly unknown[]): Pick<RescueContent, 'records' | 'damaged'> {
  const records = new Map<DocId, ReadRecord>();
  const damaged: DamagedEntry[] = [];
  for (const [index, one] of entries.entries()) {
    const read = entry.safeParse(one);
    if (!read.success) {
      damaged.push({ place: index + 1, doc: null, damage: 'shape' });
      continue;
    }
    const { kind, reason, update } = read.data;
    const doc = read.data.doc as DocId;
    const bytes = fromBase64url(update);
    const before = records.get(doc);
    const merged = bytes && isRecord(bytes) ? together(before?.bytes, bytes) : null;
    if (!merged) damaged.push({ place: index + 1, doc, damage: 'bytes' });
    else if (before && before.kind !== kind) damaged.push({ place: index + 1, doc, damage: 'other-kind' });
    else {
      const reasons = [...new Set([...(before?.reasons ?? []), reason])];
      records.set(doc, { doc, kind, reasons, bytes: merged, place: before?.place ?? index + 1 });
    }
  }
  return { records: [...records.values()], damaged };
}

/** What is too long for one sending is a record all the same: how it travels is not the file's affair. */
function isRecord(bytes: Uint8Array): boolean {
  const read = inspect(bytes);
  return read.ok || read.error.type === 'toolarge';
}

function together(before: Uint8Array | undefined, bytes: Uint8Array): Uint8Array | null {
  try {
    return before ? mergeUpdates([before, bytes]) : bytes;
  } catch {
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
