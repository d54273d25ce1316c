// The writers inside records, and the devices that heal, in Postgres.
import { type ClientRow, type ClientTables, writerKey } from './client-tables.ts';
import type { PostgresSession } from './postgres-session.ts';

export const CLIENT_SCHEMA = `
  CREATE TABLE client (
    doc text NOT NULL,
    client bigint NOT NULL,
    member text NOT NULL,
    PRIMARY KEY (doc, client)
  );
  CREATE TABLE healing (
    device text PRIMARY KEY,
    until bigint NOT NULL
  );
  `;

const OWNERS = `SELECT client.doc, client.client, client.member
  FROM unnest($1::text[], $2::bigint[]) AS asked (doc, client)
  JOIN client ON client.doc = asked.doc AND client.client = asked.client`;
const BIND = 'INSERT INTO client (doc, client, member) SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[])';
const BOUND = 'SELECT doc, client, member FROM client WHERE doc = ANY ($1::text[])';
const UNTIL = 'SELECT until FROM healing WHERE device = $1';
const SET_HEALING =
  'INSERT INTO healing (device, until) VALUES ($1, $2) ON CONFLICT (device) DO UPDATE SET until = excluded.until';

export function createClientTables(session: PostgresSession): ClientTables {
  return {
    owners: async (writers) => {
      if (writers.length === 0) return new Map();
      const asked = [writers.map(({ doc }) => doc), writers.map(({ client }) => client)];
      const rows = await session.all<ClientRow>(OWNERS, asked);
      return new Map(rows.map((row) => [writerKey(row), row.member]));
    },
    bind: async (rows) => {
      if (rows.length === 0) return;
      const columns = [rows.map(({ doc }) => doc), rows.map(({ client }) => client), rows.map(({ member }) => member)];
      await session.all(BIND, columns);
    },
    boundIn: (docs) => session.all<ClientRow>(BOUND, [docs]),
    healingUntil: async (device) => (await session.all<{ until: number }>(UNTIL, [device]))[0]?.until ?? 0,
    setHealing: async (device, until) => {
      await session.all(SET_HEALING, [device, until]);
    },
  };
}
