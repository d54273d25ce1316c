// Which photos the server holds, and for which records: rows only, the bytes are files (`blobs/blob-files.ts`).
import type { DocId } from '#domain/ids.ts';
import type { BlobSha } from '#protocol/blobs.ts';

/** One blob sent for one record. The same blob sent for another record is another row and the same file. */
export interface BlobRow {
  readonly sha: BlobSha;
  readonly doc: DocId;
  readonly bytes: number;
  /** When it was whole, ms since 1970. */
  readonly at: number;
}

export interface BlobTables {
  blob(sha: BlobSha, doc: DocId): Promise<BlobRow | null>;
  putBlob(row: BlobRow): Promise<void>;
  dropBlob(sha: BlobSha, doc: DocId): Promise<void>;
  /** The blobs among these that some record still names. */
  namedBlobs(shas: readonly BlobSha[]): Promise<Set<BlobSha>>;
  /** Rows whose record was erased. */
  blobsOfErased(): Promise<BlobRow[]>;
  /** Every row, ordered by name and record: for copies of the whole. */
  allBlobs(): Promise<BlobRow[]>;
}

/** In memory; `isErased` looks at the records beside it, `rows` are by name and record. */
export function createMemoryBlobs(
  isErased: (doc: DocId) => boolean,
  rows: Map<string, BlobRow> = new Map(),
): BlobTables {
  const keyOf = (sha: BlobSha, doc: DocId): string => `${sha} ${doc}`;
  const ordered = (): BlobRow[] => [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return {
    blob: async (sha, doc) => rows.get(keyOf(sha, doc)) ?? null,
    putBlob: async (row) => void rows.set(keyOf(row.sha, row.doc), row),
    dropBlob: async (sha, doc) => void rows.delete(keyOf(sha, doc)),
    namedBlobs: async (shas) => {
      const named = new Set([...rows.values()].map((row) => row.sha));
      return new Set(shas.filter((sha) => named.has(sha)));
    },
    blobsOfErased: async () => ordered().filter((row) => isErased(row.doc)),
    allBlobs: async () => ordered(),
  };
}
