// Hocuspocus as it ships; with DEFLATE, with permessage-deflate as its `websocketOptions` allow; with DATA, with its own
// Database extension over a SQLite file in which every write is durable.
import { DatabaseSync } from 'node:sqlite';
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';

function keeping(file) {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec('CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, data BLOB NOT NULL)');
  const read = database.prepare('SELECT data FROM documents WHERE name = ?');
  const write = database.prepare(
    'INSERT INTO documents VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET data = excluded.data',
  );
  return new Database({
    fetch: async ({ documentName }) => read.get(documentName)?.data ?? null,
    store: async ({ documentName, state }) => void write.run(documentName, state),
  });
}

const server = new Server({
  address: '127.0.0.1',
  quiet: true,
  websocketOptions: { perMessageDeflate: process.env.DEFLATE === '1' },
  extensions: process.env.DATA ? [keeping(process.env.DATA)] : [],
});
await server.listen(Number(process.env.PORT));
process.send('listening');

// Whoever measures is gone: so is this.
process.on('disconnect', () => process.exit());
