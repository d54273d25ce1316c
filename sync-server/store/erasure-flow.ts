// Erases once more what the ledger names: after a restored backup, or when the power went between note and commit (SYNC L10).
import { EMPTY_STATE_VECTOR } from '#crdt/updates.ts';
import { workspaceOf } from './config-row.ts';
import type { Erasure, ErasureLedger } from './erasure-ledger.ts';
import { destroyRecord } from './rights-flow.ts';
import type { Database, MemberRow, StoredRecord, Tables } from './tables.ts';

/** The server itself. */
const NOBODY = '';

/** Gives the number of records that were there again, or that the database had never heard of. */
export async function eraseAgain(database: Database, ledger: ErasureLedger, now: number): Promise<number> {
  const all = ledger.noted();
  if (all.length === 0) return 0;
  if ((await database.read((tables) => notErased(tables, all))).length === 0) return 0;
  return database.write(async (tables) => {
    const again = await notErased(tables, all);
    const members = await tables.members();
    const known = await tables.records(again.map(({ doc }) => doc));
    let count = 0;
    for (const erasure of again) {
      const record = known.get(erasure.doc) ?? tombstoneOf(erasure, members);
      // Nobody is there who could push it again.
      if (!record) continue;
      await destroyRecord(tables, record, { by: NOBODY, doc: erasure.doc, now });
      count += 1;
    }
    return count;
  });
}

async function notErased(tables: Tables, all: readonly Erasure[]): Promise<Erasure[]> {
  const { id } = await workspaceOf(tables);
  const noted = all.filter(({ workspace }) => workspace === id);
  const records = await tables.records(noted.map(({ doc }) => doc));
  const members = await tables.members();
  return noted.filter(({ doc }) => records.get(doc)?.erased !== true && (records.has(doc) || members.length > 0));
}

/** The place of a record that this copy of the database does not know, so that late bytes of it are refused as `gone`. */
function tombstoneOf({ doc, kind, channel, owner }: Erasure, members: readonly MemberRow[]): StoredRecord | null {
  const heir =
    members.find(({ id }) => id === owner) ?? members.find(({ role }) => role === 'coordinator') ?? members[0];
  if (!heir) return null;
  const empty = { version: 0, lastSeq: 0, live: 0, stateVector: EMPTY_STATE_VECTOR, grantSeq: 0 };
  return { doc, kind, channel, owner: heir.id, ...empty, erased: false, confined: false };
}
