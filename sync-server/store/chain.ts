// Each row of the log carries the hash of everything up to it (SYNC L2): two histories with the same tip are the same.
import { createHash } from 'node:crypto';
import { base64url, type DocId } from '#domain/ids.ts';
import { type Mark, TIP_BYTES } from '#protocol/mark.ts';
import type { RowHead, StoredRow } from './tables.ts';

/** Rows that are about no record, such as the members' list, carry this id; nobody may push to it. */
export const NO_DOC = 'AAAAAAAAAAAAAAAAAAAAAA' as DocId;

/** Names a body on the wire and in the log: the first 16 bytes of its SHA-256. */
export function hashBody(body: Uint8Array): Uint8Array {
  return firstBytes(createHash('sha256').update(body).digest());
}

/** The tip after a row. The body enters by its hash, so that erasing bodies leaves every tip as it was (SYNC L10). */
export function tipAfter(previous: Uint8Array, row: Omit<RowHead, 'tip' | 'form'>): Uint8Array {
  const canonical = JSON.stringify([
    row.seq,
    row.type,
    row.doc,
    row.kind,
    row.channel,
    row.version,
    row.by,
    row.at,
    base64url(row.hash),
    row.target,
  ]);
  return firstBytes(createHash('sha256').update(previous).update(canonical, 'utf8').digest());
}

/** The row that follows `head`. */
export function nextRow(head: Mark, row: Omit<StoredRow, 'seq' | 'tip' | 'hash' | 'form'>): StoredRow {
  const numbered = { ...row, seq: head.seq + 1, hash: hashBody(row.body), form: 'own' } as const;
  return { ...numbered, tip: tipAfter(head.tip, numbered) };
}

function firstBytes(digest: Buffer): Uint8Array {
  return new Uint8Array(digest.subarray(0, TIP_BYTES));
}
