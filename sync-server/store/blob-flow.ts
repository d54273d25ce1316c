// Who may send and see which photo, over any database (SYNC sections 4 and L10).
import { mayReadRecord, mayWriteRecord } from '#domain/access/role.ts';
import type { DocId } from '#domain/ids.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { BlobLedger } from './blob-ledger.ts';
import type { Outcome, StoreFailure } from './store.ts';
import type { MemberRow, StoredRecord, Tables } from './tables.ts';

type Checked<Value> = Promise<Result<Value, StoreFailure>>;

interface Transactions {
  write<Value>(act: (tables: Tables) => Checked<Value>): Outcome<Value>;
  read<Value>(act: (tables: Tables) => Checked<Value>): Outcome<Value>;
}

export function createBlobLedger({ read, write }: Transactions, now: () => number): BlobLedger {
  return {
    toSend: (member, doc, sha) =>
      read(async (tables) => {
        const refusal = await refusalToSend(tables, member, doc);
        return refusal ? fail(refusal) : ok(await tables.blobs.blob(sha, doc));
      }),
    toSee: (member, doc, sha) =>
      read(async (tables) => {
        const { person, record } = await lookUp(tables, member, doc);
        if (!record || record.erased) return fail({ type: 'unknown-target' });
        if (!person || !mayReadRecord(person, record)) return fail({ type: 'not-allowed' });
        const row = await tables.blobs.blob(sha, doc);
        return row ? ok(row) : fail({ type: 'unknown-target' });
      }),
    keep: (member, row) =>
      write(async (tables) => {
        const refusal = await refusalToSend(tables, member, row.doc);
        if (refusal) return fail(refusal);
        await tables.blobs.putBlob({ ...row, at: now() });
        return ok(null);
      }),
    dropErased: () =>
      write(async (tables) => {
        const rows = await tables.blobs.blobsOfErased();
        for (const { sha, doc } of rows) await tables.blobs.dropBlob(sha, doc);
        const shas = [...new Set(rows.map((row) => row.sha))];
        const named = await tables.blobs.namedBlobs(shas);
        return ok(shas.filter((sha) => !named.has(sha)));
      }),
    named: (shas) => read(async (tables) => ok(await tables.blobs.namedBlobs(shas))),
    erasedAmong: (docs) =>
      read(async (tables) => {
        const records = await tables.records(docs);
        return ok(new Set(docs.filter((doc) => records.get(doc)?.erased === true)));
      }),
  };
}

async function refusalToSend(tables: Tables, member: string, doc: DocId): Promise<StoreFailure | null> {
  const { person, record } = await lookUp(tables, member, doc);
  if (!record) return { type: 'unknown-target' };
  if (!person || !mayWriteRecord(person, record)) return { type: 'not-allowed' };
  return record.erased ? { type: 'gone' } : null;
}

async function lookUp(
  tables: Tables,
  member: string,
  doc: DocId,
): Promise<{ person: MemberRow | null; record: StoredRecord | undefined }> {
  const person = await tables.member(member);
  return { person, record: (await tables.records([doc])).get(doc) };
}
