// What the photos' lane asks of the database: who may send and see which blob, and what is named by nobody any more.
import type { DocId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import type { BlobSha } from '#protocol/blobs.ts';
import type { HttpRefusal } from '#protocol/refusal.ts';
import type { BlobRow } from './blob-tables.ts';

type Outcome<Value> = Promise<Result<Value, { readonly type: HttpRefusal }>>;

export interface BlobLedger {
  /**
   * For who wants to send: the row when the server has it for this record, null when not.
   * `unknown-target` until the record's text has arrived, `not-allowed`, `gone` after its erasure.
   */
  toSend(member: string, doc: DocId, sha: BlobSha): Outcome<BlobRow | null>;
  /** For who wants to see; `unknown-target` when there is no such record or blob, `not-allowed`. */
  toSee(member: string, doc: DocId, sha: BlobSha): Outcome<BlobRow>;
  /** The file is whole and durable: names it for this record. Refuses as `toSend`, for rights that moved meanwhile. */
  keep(member: string, row: Omit<BlobRow, 'at'>): Outcome<null>;
  /** Drops the rows of erased records; the blobs whose files nobody names any more. Repeating it changes nothing. */
  dropErased(): Outcome<readonly BlobSha[]>;
  named(shas: readonly BlobSha[]): Outcome<ReadonlySet<BlobSha>>;
  erasedAmong(docs: readonly DocId[]): Outcome<ReadonlySet<DocId>>;
}
