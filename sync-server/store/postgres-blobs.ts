// The rows of the photos' lane in Postgres.
import type { BlobRow, BlobTables } from './blob-tables.ts';
import type { PostgresSession } from './postgres-session.ts';

export const BLOB_SCHEMA = `
  -- The files themselves are in the folder that all servers share.
  CREATE TABLE blob (
    sha text NOT NULL,
    doc text NOT NULL,
    bytes bigint NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (sha, doc)
  );
  CREATE INDEX blob_doc ON blob (doc);
  `;

const ROW = 'SELECT blob.sha, blob.doc, blob.bytes, blob.at FROM blob';
const PUT = `INSERT INTO blob (sha, doc, bytes, at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (sha, doc) DO UPDATE SET bytes = excluded.bytes, at = excluded.at`;
const NAMED = 'SELECT DISTINCT sha FROM blob WHERE sha = ANY ($1::text[])';
const OF_ERASED = `${ROW} JOIN record ON record.doc = blob.doc WHERE record.erased ORDER BY sha, blob.doc`;

export function createBlobTables(session: PostgresSession): BlobTables {
  return {
    blob: async (sha, doc) => {
      const [row] = await session.all<BlobRow>(`${ROW} WHERE sha = $1 AND doc = $2`, [sha, doc]);
      return row ?? null;
    },
    putBlob: async ({ sha, doc, bytes, at }) => {
      await session.all(PUT, [sha, doc, bytes, at]);
    },
    dropBlob: async (sha, doc) => {
      await session.all('DELETE FROM blob WHERE sha = $1 AND doc = $2', [sha, doc]);
    },
    namedBlobs: async (shas) => new Set((await session.all<{ sha: string }>(NAMED, [shas])).map((row) => row.sha)),
    blobsOfErased: () => session.all<BlobRow>(OF_ERASED),
    allBlobs: () => session.all<BlobRow>(`${ROW} ORDER BY sha COLLATE "C", doc COLLATE "C"`),
  };
}
