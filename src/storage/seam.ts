// The one seam between rows and disk (SYNC D8): with a vault, what people wrote lies on the disk sealed, and no caller
// knows. Without one nothing passes here. Keys, states and places in the log stay readable: the tables are found by them.
import type { DBCore, DBCoreCursor, DBCoreTable, Middleware } from 'dexie';

/** Both are exact and at once: a transaction does not wait. What cannot be opened throws, and the call fails by its name. */
export interface Seam {
  seal(plain: Uint8Array): Uint8Array;
  open(sealed: Uint8Array): Uint8Array;
}

/** The seam under the tables, as the database takes it. */
export type RowSeam = Middleware<DBCore>;

type Row = Readonly<Record<string, unknown>>;

/** What is sealed of a table's rows: a field of bytes, a field of any value, or all but the key. */
type Part = { readonly bytes: string } | { readonly value: string } | { readonly allBut: string };

const PARTS: { readonly [table: string]: Part } = {
  upd: { bytes: 'body' },
  out: { bytes: 'body' },
  quar: { bytes: 'body' },
  bytes: { bytes: 'body' },
  card: { allBut: 'doc' },
  local: { value: 'v' },
  meta: { value: 'v' },
};

/** Puts the seam under all tables at once. */
export function throughSeam(seam: Seam): RowSeam {
  return {
    stack: 'dbcore',
    name: 'seam',
    create: (core) => ({
      table(name) {
        const part = PARTS[name];
        return part ? sealedTable(core.table(name), part, seam) : core.table(name);
      },
    }),
  };
}

function sealedTable(table: DBCoreTable, part: Part, seam: Seam): DBCoreTable {
  const open = (row: Row | undefined): Row | undefined => row && openRow(row, part, seam);
  return {
    ...table,
    mutate(request) {
      if (request.type !== 'add' && request.type !== 'put') return table.mutate(request);
      return table.mutate({ ...request, values: request.values.map((row: Row) => sealRow(row, part, seam)) });
    },
    // The promises of the database itself, all the way: a foreign one could let the transaction end.
    get: (request) => table.get(request).then((row: Row | undefined) => open(row)),
    getMany: (request) => table.getMany(request).then((rows) => rows.map(open)),
    query: (request) =>
      table.query(request).then((found) => (request.values ? { ...found, result: found.result.map(open) } : found)),
    openCursor: (request) =>
      table.openCursor(request).then((cursor) => (cursor && request.values ? openedCursor(cursor, open) : cursor)),
  };
}

/** The same cursor, whose rows are opened when they are looked at. */
function openedCursor(cursor: DBCoreCursor, open: (row: Row | undefined) => Row | undefined): DBCoreCursor {
  return Object.create(cursor, {
    key: { get: () => cursor.key },
    primaryKey: { get: () => cursor.primaryKey },
    value: { get: () => open(cursor.value as Row | undefined) },
  }) as DBCoreCursor;
}

function sealRow(row: Row, part: Part, seam: Seam): Row {
  if ('bytes' in part) return { ...row, [part.bytes]: seam.seal(row[part.bytes] as Uint8Array) };
  if ('value' in part) return { ...row, [part.value]: seam.seal(encode(row[part.value])) };
  return { [part.allBut]: row[part.allBut], sealed: seam.seal(encode(row)) };
}

function openRow(row: Row, part: Part, seam: Seam): Row {
  if ('bytes' in part) return { ...row, [part.bytes]: seam.open(row[part.bytes] as Uint8Array) };
  if ('value' in part) return { ...row, [part.value]: decode(seam.open(row[part.value] as Uint8Array)) };
  return decode(seam.open(row['sealed'] as Uint8Array)) as Row;
}

/** Bytes inside values (the tips of marks) are written as lists of numbers under a name that no value uses. */
const BYTES = '\u0000bytes';

/** Refuses what the database itself would refuse. */
function encode(value: unknown): Uint8Array {
  const text = JSON.stringify(value === undefined ? null : value, (_, part: unknown) => {
    if (typeof part === 'function' || typeof part === 'symbol')
      throw new DOMException('a function cannot be stored', 'DataCloneError');
    return part instanceof Uint8Array ? { [BYTES]: [...part] } : part;
  });
  return new TextEncoder().encode(text);
}

function decode(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes), (_, part: unknown) =>
    typeof part === 'object' && part !== null && BYTES in part ? Uint8Array.from(part[BYTES] as number[]) : part,
  );
}
