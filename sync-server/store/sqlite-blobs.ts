// The rows of the photos' lane in SQLite.
import type { Database } from 'better-sqlite3';
import type { BlobRow, BlobTables } from './blob-tables.ts';

export const BLOB_SCHEMA = `
  -- The files themselves are in the folder beside the database.
  CREATE TABLE blob (
    sha TEXT NOT NULL,
    doc TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (sha, doc)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX blob_doc ON blob (doc);
  `;

const ROW = 'SELECT blob.sha, blob.doc, blob.bytes, blob.at FROM blob';

export function createBlobTables(connection: Database): BlobTables {
  const get = connection.prepare<[string, string], BlobRow>(`${ROW} WHERE sha = ? AND doc = ?`);
  const put = connection.prepare<[BlobRow]>(
    'INSERT OR REPLACE INTO blob (sha, doc, bytes, at) VALUES (@sha, @doc, @bytes, @at)',
  );
  const drop = connection.prepare<[string, string]>('DELETE FROM blob WHERE sha = ? AND doc = ?');
  const named = connection.prepare<[string], number>('SELECT 1 FROM blob WHERE sha = ? LIMIT 1').pluck();
  const ofErased = connection.prepare<[], BlobRow>(
    `${ROW} JOIN record ON record.doc = blob.doc WHERE record.erased = 1 ORDER BY sha, blob.doc`,
  );
  const all = connection.prepare<[], BlobRow>(`${ROW} ORDER BY sha, doc`);
  return {
    blob: async (sha, doc) => get.get(sha, doc) ?? null,
    putBlob: async (row) => void put.run(row),
    dropBlob: async (sha, doc) => void drop.run(sha, doc),
    namedBlobs: async (shas) => new Set(shas.filter((sha) => named.get(sha) === 1)),
    blobsOfErased: async () => ofErased.all(),
    allBlobs: async () => all.all(),
  };
}
