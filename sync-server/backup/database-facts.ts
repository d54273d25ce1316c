// What a copied database says of itself, after its whole log was computed again.
import BetterSqlite3 from 'better-sqlite3';
import { fail, ok, type Result } from '#domain/result.ts';
import { workspaceOf } from '#server/store/config-row.ts';
import type { Erasure } from '#server/store/erasure-ledger.ts';
import { createSqliteTables } from '#server/store/sqlite-tables.ts';
import type { Tables } from '#server/store/tables.ts';
import { verifyFlow } from '#server/store/verify-flow.ts';

export interface DatabaseFacts {
  readonly workspace: string;
  readonly seq: number;
  /** Hexadecimal. */
  readonly tip: string;
  readonly records: number;
  /** Records that were erased in it: the ledger must know them all. */
  readonly erased: readonly Erasure[];
}

export interface BrokenLog {
  readonly type: 'log-broken';
  /** The first row that does not hold; 0 when the file itself is damaged. */
  readonly row: number;
}

const PAGE = 500;

/** Reads everything: one consistent state is the caller's business. */
export async function factsOf(tables: Tables, now: number): Promise<Result<DatabaseFacts, BrokenLog>> {
  const { brokenAt } = await verifyFlow(tables);
  if (brokenAt !== null) return fail({ type: 'log-broken', row: brokenAt });
  const { id, head } = await workspaceOf(tables);
  const tip = Buffer.from(head.tip).toString('hex');
  const records = await tables.countRecords();
  return ok({ workspace: id, seq: head.seq, tip, records, erased: await erasedIn(tables, id, now) });
}

/** The same of a SQLite file that nobody writes to; makes it one file without companions. */
export async function factsOfFile(path: string, now: number): Promise<Result<DatabaseFacts, BrokenLog>> {
  const file = new BetterSqlite3(path);
  try {
    file.pragma('journal_mode = DELETE');
    if (file.pragma('quick_check(1)', { simple: true }) !== 'ok') return fail({ type: 'log-broken', row: 0 });
    return await factsOf(createSqliteTables(file), now);
  } finally {
    file.close();
  }
}

async function erasedIn(tables: Tables, workspace: string, now: number): Promise<Erasure[]> {
  const erased: Erasure[] = [];
  let after = 0;
  for (;;) {
    const page = await tables.recordsAfter(after, PAGE);
    for (const { doc, kind, channel, owner, erased: isErased } of page) {
      if (isErased) erased.push({ workspace, doc, kind, channel, owner, at: now });
    }
    if (page.length < PAGE) return erased;
    after = page.at(-1)?.lastSeq ?? after;
  }
}
