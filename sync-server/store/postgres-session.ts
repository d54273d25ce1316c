// One Postgres connection as the store uses it, and the driver's errors as the store's own.
import { type CustomTypesConfig, DatabaseError, type PoolClient, types } from 'pg';
import { StorageTrouble } from './tables.ts';

export interface PostgresSession {
  /** The rows of one statement, which the server prepares once per connection. Rejects with `StorageTrouble`. */
  all<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Several statements without values; the rows of the last one. */
  script<Row>(sql: string): Promise<Row[]>;
  /** Ends the transaction. Throws when Postgres had given it up before. */
  commit(): Promise<void>;
}

export function createSession(client: PoolClient): PostgresSession {
  return {
    async all<Row>(sql: string, values: readonly unknown[] = []) {
      const query = { name: nameOf(sql), text: sql, values: values.map(storable) };
      return (await told(client.query(query))).rows as Row[];
    },
    async script<Row>(sql: string) {
      const result: unknown = await told(client.query(sql));
      const last = (Array.isArray(result) ? result.at(-1) : result) as { rows: Row[] };
      return last.rows;
    },
    async commit() {
      const { command } = await told(client.query('COMMIT'));
      if (command !== 'COMMIT') throw new Error('a failed statement was passed over, nothing was committed');
    },
  };
}

/** Prepared statements are named after their text, so that a name always means the same. */
const names = new Map<string, string>();

function nameOf(sql: string): string {
  const name = names.get(sql) ?? `cordee_${names.size}`;
  names.set(sql, name);
  return name;
}

/** Postgres has no place for the character NUL in a text: a name that carries one keeps the replacement character. */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '\uFFFD');
  return Array.isArray(value) ? value.map(storable) : value;
}

const INT8 = 20;
const BYTEA = 17;

/** Numbers stay numbers (all are below 2^53), bytes are plain arrays as everywhere else. */
export const COLUMN_TYPES: CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === INT8) return Number;
    if (oid === BYTEA) return (text: string) => plain(Buffer.from(text.slice(2), 'hex'));
    return types.getTypeParser(oid, format ?? 'text') as (text: string) => unknown;
  },
};

function plain(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

async function told<Value>(answer: Promise<Value>): Promise<Value> {
  try {
    return await answer;
  } catch (error) {
    throw troubleOf(error);
  }
}

const DISK_FULL = '53100';
/**
 * Connections lost or refused (08, 28, 3D), the server's own limits (53), a person's or a time limit's stop (57),
 * a lock that lasts (55P03), a copy that may not be written (25006), an idle limit (25P03), a conflict (40), the disk (58).
 */
const UNAVAILABLE = /^(08|28|3D|40|53|57|58|55P03|25006|25P03)/;

/** What the network, the disk or another process did to us is expected; any other error is a bug and stays one. */
export function troubleOf(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof TypeError || error instanceof StorageTrouble) return error;
  if (!(error instanceof DatabaseError)) return new StorageTrouble('unavailable', error);
  if (error.code === DISK_FULL) return new StorageTrouble('disk-full', error);
  return UNAVAILABLE.test(error.code ?? '') ? new StorageTrouble('unavailable', error) : error;
}

/** A conflict or a connection that ended: nothing was committed, and another try may well pass. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof StorageTrouble)) return false;
  return isLost(error) || codeOf(error).startsWith('40');
}

/** The connection is of no more use. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof StorageTrouble)) return false;
  return !(error.cause instanceof DatabaseError) || /^(08|57P|25P03)/.test(codeOf(error));
}

function codeOf(error: StorageTrouble): string {
  return error.cause instanceof DatabaseError ? (error.cause.code ?? '') : '';
}
