// The writers inside records, and the devices that heal, in SQLite.
import type { Database } from 'better-sqlite3';
import { type ClientRow, type ClientTables, writerKey } from './client-tables.ts';

export const CLIENT_SCHEMA = `
  CREATE TABLE client (
    doc TEXT NOT NULL,
    client INTEGER NOT NULL,
    member TEXT NOT NULL,
    PRIMARY KEY (doc, client)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE healing (
    device TEXT PRIMARY KEY,
    until INTEGER NOT NULL
  ) STRICT;
  `;

const SET_HEALING =
  'INSERT INTO healing (device, until) VALUES (?, ?) ON CONFLICT (device) DO UPDATE SET until = excluded.until';

export function createClientTables(connection: Database): ClientTables {
  const owner = connection
    .prepare<[string, number], string>('SELECT member FROM client WHERE doc = ? AND client = ?')
    .pluck();
  const bind = connection.prepare<[ClientRow]>(
    'INSERT INTO client (doc, client, member) VALUES (@doc, @client, @member)',
  );
  const bound = connection.prepare<[string], ClientRow>('SELECT doc, client, member FROM client WHERE doc = ?');
  const until = connection.prepare<[string], number>('SELECT until FROM healing WHERE device = ?').pluck();
  const setHealing = connection.prepare<[string, number]>(SET_HEALING);
  return {
    owners: async (writers) => {
      const found = writers.map((writer) => [writerKey(writer), owner.get(writer.doc, writer.client)] as const);
      return new Map(found.filter((entry): entry is [string, string] => entry[1] !== undefined));
    },
    bind: async (rows) => {
      for (const row of rows) bind.run(row);
    },
    boundIn: async (docs) => docs.flatMap((doc) => bound.all(doc)),
    healingUntil: async (device) => until.get(device) ?? 0,
    setHealing: async (device, moment) => void setHealing.run(device, moment),
  };
}
