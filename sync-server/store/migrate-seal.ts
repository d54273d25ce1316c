// Closes a SQLite file whose workspace lives elsewhere now: a server still running on it must acknowledge nothing more.
import { existsSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';

const SEALED = ['workspace', 'member', 'device', 'invite', 'record', 'log', 'blob', 'client', 'healing'];
const NAME = 'moved_to_postgres';

/** Within the caller's transaction: from its commit on, every write to the file fails, whoever holds it open. */
export function seal(connection: BetterSqlite3.Database): void {
  for (const table of SEALED) {
    connection.exec(`CREATE TRIGGER ${NAME}_${table} BEFORE INSERT ON ${table}
      BEGIN SELECT RAISE(ABORT, 'the workspace was moved to Postgres'); END`);
  }
}

/** Whether the file was closed by `seal`; false when there is none. */
export function hasMoved(path: string): boolean {
  if (!existsSync(path)) return false;
  const connection = new BetterSqlite3(path);
  try {
    return isSealed(connection);
  } finally {
    connection.close();
  }
}

export function isSealed(connection: BetterSqlite3.Database): boolean {
  const triggers = connection.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND name = ?`);
  return triggers.get(`${NAME}_log`) !== undefined;
}
