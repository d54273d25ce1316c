// Many updates side by side: their keys together, their moments together, their texts together. Deflated, a day in the
// field is half as long as with the updates one after the other; byte for byte the same ones come out again.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { TooLong } from './frame.ts';
import { type Column, COLUMNS, type Tokens, walkUpdate } from './update-grammar.ts';

/** Shapes: bytes that are no update of ours travel as they are. */
const [AS_IT_IS, WALKED] = [0, 1];

/** Beyond it a sum or a difference is not exact. */
const EXACT = 2 ** 50;

/** What both sides remember on their way through the columns. */
interface Memory {
  /** Client ids in the order in which they were met, and where each stands. */
  readonly writers: number[];
  readonly places: Map<number, number>;
  seconds: number;
}

const newMemory = (): Memory => ({ writers: [], places: new Map(), seconds: 0 });

type Encoders = Readonly<Record<Column, encoding.Encoder>>;
type Decoders = Readonly<Record<Column, decoding.Decoder>>;

export function writeColumns(encoder: encoding.Encoder, bodies: readonly Uint8Array[]): void {
  const columns: Encoders = Object.fromEntries(COLUMNS.map((name) => [name, encoding.createEncoder()]));
  const memory = newMemory();
  for (const body of bodies) {
    if (comesOutAgain(body)) {
      encoding.writeVarUint(of(columns, 'shape'), WALKED);
      walkUpdate(splitting(decoding.createDecoder(body), columns, memory));
    } else {
      encoding.writeVarUint(of(columns, 'shape'), AS_IT_IS);
      encoding.writeVarUint(of(columns, 'length'), body.length);
      encoding.writeUint8Array(of(columns, 'raw'), body);
    }
  }
  for (const name of COLUMNS) encoding.writeVarUint8Array(encoder, encoding.toUint8Array(of(columns, name)));
}

/** @param most bytes that may come out; a stranger's columns promise much in few bytes */
export function readColumns(decoder: decoding.Decoder, count: number, most: number): Uint8Array[] {
  const columns: Decoders = Object.fromEntries(
    COLUMNS.map((name) => [name, decoding.createDecoder(decoding.readVarUint8Array(decoder))]),
  );
  const memory = newMemory();
  const bodies: Uint8Array[] = [];
  let left = most;
  for (let index = 0; index < count; index += 1) {
    const shape = decoding.readVarUint(of(columns, 'shape'));
    if (shape !== WALKED && shape !== AS_IT_IS) throw new RangeError('an unknown shape');
    const body = shape === WALKED ? joined(columns, memory, left) : rawOf(columns);
    left -= body.length;
    if (left < 0) throw new TooLong();
    bodies.push(body);
  }
  if (COLUMNS.some((name) => decoding.hasContent(of(columns, name)))) throw new RangeError('more than was promised');
  return bodies;
}

function of<Value>(columns: Readonly<Record<Column, Value>>, name: Column): Value {
  const column = columns[name];
  if (column === undefined) throw new RangeError('a column that nobody named');
  return column;
}

function rawOf(columns: Decoders): Uint8Array {
  return bytesOf(of(columns, 'raw'), decoding.readVarUint(of(columns, 'length'))).slice();
}

/** A dry walk: true for an update that is written in the one way in which it will be written again. */
function comesOutAgain(body: Uint8Array): boolean {
  const decoder = decoding.createDecoder(body);
  try {
    walkUpdate(splitting(decoder, null, newMemory()));
    return !decoding.hasContent(decoder);
  } catch {
    return false;
  }
}

/** From one update into the columns; into nothing when there are none. */
function splitting(from: decoding.Decoder, columns: Encoders | null, memory: Memory): Tokens {
  const put = (column: Column, write: (to: encoding.Encoder) => void): void => {
    if (columns) write(of(columns, column));
  };
  const distance = (column: Column, value: number, known: number): void => {
    if (Math.abs(value) > EXACT || Math.abs(known) > EXACT) throw new RangeError('a number too large');
    put(column, (to) => encoding.writeVarInt(to, value - known + 0));
  };
  return {
    byte(column) {
      const value = byteOf(from);
      put(column, (to) => encoding.writeUint8(to, value));
      return value;
    },
    uint(column) {
      const value = shortestUint(from);
      put(column, (to) => encoding.writeVarUint(to, value));
      return value;
    },
    int(column) {
      const value = shortestInt(from);
      put(column, (to) => encoding.writeVarInt(to, value));
    },
    near(column, known) {
      const value = shortestUint(from);
      distance(column, value, known);
      return value;
    },
    moment() {
      const value = shortestInt(from);
      distance('moment', value, memory.seconds);
      memory.seconds = value;
    },
    writer(column) {
      const id = shortestUint(from);
      const place = memory.places.get(id);
      // The last one met is 1, so that a record's own writer looks the same in every record.
      put(column, (to) => encoding.writeVarUint(to, place === undefined ? 0 : memory.places.size - place));
      if (place !== undefined) return;
      memory.places.set(id, memory.places.size);
      put('writer', (to) => encoding.writeVarUint(to, id));
    },
    text(lengths, column) {
      const length = shortestUint(from);
      const bytes = bytesOf(from, length);
      put(lengths, (to) => encoding.writeVarUint(to, length));
      put(column, (to) => encoding.writeUint8Array(to, bytes));
      return unitsOf(bytes);
    },
    bytes(column, count) {
      const bytes = bytesOf(from, count);
      put(column, (to) => encoding.writeUint8Array(to, bytes));
    },
  };
}

/** From the columns into one update of at most this many bytes. */
function joined(columns: Decoders, memory: Memory, most: number): Uint8Array {
  const into = encoding.createEncoder();
  walkUpdate(joining(columns, into, memory, most));
  return encoding.toUint8Array(into);
}

function joining(columns: Decoders, into: encoding.Encoder, memory: Memory, most: number): Tokens {
  const take = <Value>(column: Column, read: (from: decoding.Decoder) => Value): Value => {
    if (encoding.length(into) > most) throw new TooLong();
    return read(of(columns, column));
  };
  return {
    byte(column) {
      const value = take(column, byteOf);
      encoding.writeUint8(into, value);
      return value;
    },
    uint(column) {
      const value = take(column, decoding.readVarUint);
      encoding.writeVarUint(into, value);
      return value;
    },
    int(column) {
      encoding.writeVarInt(into, take(column, intOf));
    },
    near(column, known) {
      const value = known + take(column, intOf);
      if (value < 0) throw new RangeError('a clock before its beginning');
      encoding.writeVarUint(into, value);
      return value;
    },
    moment() {
      memory.seconds += take('moment', intOf);
      encoding.writeVarInt(into, memory.seconds);
    },
    writer(column) {
      const back = take(column, decoding.readVarUint);
      if (back === 0) memory.writers.push(take('writer', decoding.readVarUint));
      const id = memory.writers[memory.writers.length - Math.max(1, back)];
      if (id === undefined) throw new RangeError('a writer that nobody met');
      encoding.writeVarUint(into, id);
    },
    text(lengths, column) {
      const length = take(lengths, decoding.readVarUint);
      const bytes = take(column, (from) => bytesOf(from, length));
      encoding.writeVarUint8Array(into, bytes);
      return unitsOf(bytes);
    },
    bytes(column, count) {
      const bytes = take(column, (from) => bytesOf(from, count));
      encoding.writeUint8Array(into, bytes);
    },
  };
}

/** Reads that end where the bytes end; the library's own would go on into what stands behind them. */
function byteOf(from: decoding.Decoder): number {
  if (from.pos >= from.arr.length) throw new RangeError('nothing left');
  return decoding.readUint8(from);
}

function intOf(from: decoding.Decoder): number {
  if (from.pos >= from.arr.length) throw new RangeError('nothing left');
  return decoding.readVarInt(from);
}

function bytesOf(from: decoding.Decoder, count: number): Uint8Array {
  if (count > from.arr.length - from.pos) throw new RangeError('nothing left');
  return decoding.readUint8Array(from, count);
}

/** A number that is written longer than it need be would come out shorter. */
function shortestUint(from: decoding.Decoder): number {
  const start = from.pos;
  const value = decoding.readVarUint(from);
  if (from.pos - start > 1 && from.arr[from.pos - 1] === 0) throw new RangeError('a number with empty digits');
  return value;
}

function shortestInt(from: decoding.Decoder): number {
  const start = from.pos;
  const value = intOf(from);
  if ((from.pos - start > 1 && from.arr[from.pos - 1] === 0) || Object.is(value, -0))
    throw new RangeError('a number with empty digits');
  return value;
}

/** Length in UTF-16 units, as updates count texts. */
function unitsOf(utf8: Uint8Array): number {
  let units = 0;
  for (const byte of utf8) if ((byte & 0b1100_0000) !== 0b1000_0000) units += byte >= 0b1111_0000 ? 2 : 1;
  return units;
}
