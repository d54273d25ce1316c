// One consistent copy of the SQLite file while servers write to it.
import BetterSqlite3 from 'better-sqlite3';

/** More pages than any file has: in one step, because a step begins anew after each write of somebody else. */
const ALL_PAGES = 0x7fff_ffff;

/** Throws when the file cannot be read. Readers hold up no writer in WAL mode. */
export async function copySqlite(from: string, to: string): Promise<void> {
  const source = new BetterSqlite3(from, { readonly: true, fileMustExist: true, timeout: 10_000 });
  try {
    await source.backup(to, { progress: () => ALL_PAGES });
  } finally {
    source.close();
  }
}
