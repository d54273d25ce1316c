// What a server process keeps, read (and, while it is stopped, changed) in its file.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ServerProcess } from '#tests/support/server-process.ts';

function withFile<Value>(server: ServerProcess, readOnly: boolean, work: (file: DatabaseSync) => Value): Value {
  const file = new DatabaseSync(join(server.dataDir, 'cordee.sqlite'), { readOnly, timeout: 2_000 });
  try {
    return work(file);
  } finally {
    file.close();
  }
}

/** Records the server holds. */
export function recordsOnServer(server: ServerProcess): number {
  return withFile(server, true, (file) => {
    const row = file.prepare('SELECT count(*) AS n FROM record').get() as { n: number };
    return row.n;
  });
}

/** Every update the server holds, in the order they came, whatever the record. */
export function updatesOnServer(server: ServerProcess): Uint8Array[] {
  return withFile(server, true, (file) => {
    const rows = file.prepare("SELECT body FROM log WHERE type = 'upd' ORDER BY seq").all() as { body: Uint8Array }[];
    return rows.map((row) => row.body);
  });
}

/** The links that wait were good until an hour ago. The server must be stopped. */
export function expireLinks(server: ServerProcess): void {
  withFile(server, false, (file) => {
    file.prepare('UPDATE invite SET expires_at = ? WHERE used_at IS NULL').run(Date.now() - 3_600_000);
  });
}

/** Gives everybody but the coordinators another role. The server must be stopped. */
export function demote(server: ServerProcess, role: 'advisor' | 'committee' | 'partner'): void {
  withFile(server, false, (file) => {
    file.prepare("UPDATE member SET role = ? WHERE role <> 'coordinator'").run(role);
  });
}
