// What an update says of itself, without knowing who receives it: made from hostile bytes once, judged cheaply afterwards.
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { fail, ok, type Result } from '#domain/result.ts';

/** Plain data: it crosses threads. */
export interface Inspection {
  /** What it brings, per writer: clocks from, and up to but not including. */
  readonly runs: readonly Run[];
  /** What it builds on besides: per writer the clock that must have been reached. */
  readonly needs: readonly (readonly [client: number, clock: number])[];
  /** Something is left out in the middle of a run. */
  readonly gaps: boolean;
}

interface Run {
  readonly client: number;
  readonly from: number;
  readonly to: number;
}

export type InspectionFailure =
  /** The bytes are not a well-formed update. */
  | { readonly type: 'invalid' }
  /** An update, but longer than one may be (SYNC L11). */
  | { readonly type: 'toolarge' };

/** More than any honest 256 KB hold; opening a record stays a matter of milliseconds. */
const MAX_STRUCTS = 32_768;
/** What was written and deleted again takes no bytes, so bytes do not bound it: clocks stay far from where numbers end. */
const MAX_DELETED = 2 ** 24;
/** Values in values. */
const MAX_DEPTH = 100;

/**
 * Reads an update that a stranger may have made (SYNC L11). Costly for hostile bytes: the server runs it in a thread
 * of its own. What passes integrates without an error wherever `admits` says so.
 */
export function inspect(update: Uint8Array): Result<Inspection, InspectionFailure> {
  try {
    const blocks = decoding.readVarUint(decoding.createDecoder(update));
    const { structs, ds } = Y.decodeUpdate(update);
    if (structs.length > MAX_STRUCTS) return fail({ type: 'toolarge' });
    const writers = writersOf(structs);
    // A writer named twice or without a struct: Yjs would integrate the last block only.
    if (!writers || writers.size !== blocks || !structs.every(isFlat)) return fail({ type: 'invalid' });
    if ([...writers.values()].some((writer) => writer.deleted > MAX_DELETED)) return fail({ type: 'toolarge' });
    if (!isCausal(writers) || namesNothing(ds)) return fail({ type: 'invalid' });
    return ok(inspectionOf(writers, ds));
  } catch {
    // Hostile bytes may break the library anywhere; whatever breaks it is not an update.
    return fail({ type: 'invalid' });
  }
}

interface Writer {
  readonly client: number;
  readonly structs: (Y.Item | Y.GC)[];
  readonly from: number;
  to: number;
  deleted: number;
  gaps: boolean;
}

/**
 * The structs by writer; null when one is empty, or when the writers do not come greatest first, as Yjs writes them and
 * its merging needs.
 */
function writersOf(structs: readonly (Y.Item | Y.GC | Y.Skip)[]): Map<number, Writer> | null {
  const writers = new Map<number, Writer>();
  let last = Number.POSITIVE_INFINITY;
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (struct.length <= 0 || client > last) return null;
    last = client;
    const current = writers.get(client) ?? { client, structs: [], from: clock, to: clock, deleted: 0, gaps: false };
    writers.set(client, current);
    if (struct instanceof Y.Skip) current.gaps = true;
    else current.structs.push(struct);
    if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) current.deleted += struct.length;
    current.to = clock + struct.length;
  }
  return writers;
}

/**
 * True when a struct holds a plain value. Types within types are never written (SYNC R3); a long chain of them, or a
 * value nested as deep, would overflow the stack of everybody who reads the record.
 */
function isFlat(struct: Y.Item | Y.GC | Y.Skip): boolean {
  if (!(struct instanceof Y.Item)) return true;
  const { content } = struct;
  if (content instanceof Y.ContentType || content instanceof Y.ContentDoc) return false;
  if (!(content instanceof Y.ContentAny || content instanceof Y.ContentJSON)) return true;
  return content.arr.every((value: unknown) => isShallow(value, MAX_DEPTH));
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return true;
  return depth > 0 && Object.values(value).every((part) => isShallow(part, depth - 1));
}

/** True when a deletion is empty: Yjs throws on it. */
function namesNothing(ds: Deletions): boolean {
  return [...ds.clients.values()].some((deletions) => deletions.some(({ len }) => len <= 0));
}

/** What a struct refers to: neighbours when it was written, and its parent when that is not a root. */
function referencesOf(struct: Y.Item | Y.GC): readonly Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  const parent = struct.parent instanceof Y.ID ? struct.parent : null;
  return [struct.origin, struct.rightOrigin, parent].filter((id) => id !== null);
}

/** True when no struct of the update builds on itself or on a later one: such a ring would wait for itself for ever. */
function isCausal(writers: ReadonlyMap<number, Writer>): boolean {
  const reached = new Map([...writers.values()].map(({ client, from }) => [client, from]));
  const waiting = new Map<Y.Item | Y.GC, Place[]>();
  const ready: Place[] = [...writers.values()].map((writer) => ({ writer, next: 0 }));
  let open = 0;
  for (const { structs } of writers.values()) open += structs.length;
  for (let place = ready.pop(); place; place = ready.pop()) {
    const { client, structs } = place.writer;
    for (let struct = structs[place.next]; struct; struct = structs[place.next]) {
      const blocker = blockerOf(struct, writers, reached);
      if (blocker) {
        const others = waiting.get(blocker);
        if (others) others.push(place);
        else waiting.set(blocker, [place]);
        break;
      }
      reached.set(client, struct.id.clock + struct.length);
      place.next += 1;
      open -= 1;
      ready.push(...(waiting.get(struct) ?? []));
    }
  }
  return open === 0;
}

interface Place {
  readonly writer: Writer;
  next: number;
}

/** The struct of the same update that has to come first; itself, when it waits for what its own writer wrote later. */
function blockerOf(
  struct: Y.Item | Y.GC,
  writers: ReadonlyMap<number, Writer>,
  reached: ReadonlyMap<number, number>,
): Y.Item | Y.GC | null {
  for (const { client, clock } of referencesOf(struct)) {
    const writer = writers.get(client);
    if (!writer || clock < (reached.get(client) ?? 0)) continue;
    const before = client === struct.id.client && clock >= struct.id.clock ? struct : structAt(writer.structs, clock);
    if (before) return before;
  }
  return null;
}

/** The struct that holds this clock; null when it is left out, or beyond. */
function structAt(structs: readonly (Y.Item | Y.GC)[], clock: number): Y.Item | Y.GC | null {
  let [low, high] = [0, structs.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const struct = structs[middle];
    if (struct && struct.id.clock + struct.length > clock) high = middle;
    else low = middle + 1;
  }
  const found = structs[low];
  return found && found.id.clock <= clock && clock < found.id.clock + found.length ? found : null;
}

function inspectionOf(writers: ReadonlyMap<number, Writer>, ds: Deletions): Inspection {
  const needs = new Map<number, number>();
  const need = (client: number, clock: number): void => {
    const writer = writers.get(client);
    if (writer && clock <= writer.to) return;
    if (clock > (needs.get(client) ?? 0)) needs.set(client, clock);
  };
  for (const { structs } of writers.values()) {
    for (const struct of structs) for (const { client, clock } of referencesOf(struct)) need(client, clock + 1);
  }
  for (const [client, deletions] of ds.clients) for (const { clock, len } of deletions) need(client, clock + len);
  return {
    runs: [...writers.values()].map(({ client, from, to }) => ({ client, from, to })),
    needs: [...needs],
    gaps: [...writers.values()].some((writer) => writer.gaps),
  };
}

type Deletions = ReturnType<typeof Y.decodeUpdate>['ds'];

/**
 * Causal admission (SYNC L3): an update may refer to nothing that the holder of `stateVector` lacks. Returns the
 * holder's next state vector.
 */
export function admits(stateVector: Uint8Array, update: Inspection): Result<Uint8Array, { readonly type: 'needbase' }> {
  const next = Y.decodeStateVector(stateVector);
  if (update.gaps) return fail({ type: 'needbase' });
  for (const { client, from, to } of update.runs) {
    const reached = next.get(client) ?? 0;
    if (from > reached) return fail({ type: 'needbase' });
    if (to > reached) next.set(client, to);
  }
  const lacks = update.needs.some(([client, clock]) => clock > (next.get(client) ?? 0));
  return lacks ? fail({ type: 'needbase' }) : ok(encodeStateVector(next));
}

/** Both at once, for bytes of one's own. */
export function admit(
  stateVector: Uint8Array,
  update: Uint8Array,
): Result<Uint8Array, InspectionFailure | { readonly type: 'needbase' }> {
  const inspected = inspect(update);
  return inspected.ok ? admits(stateVector, inspected.value) : inspected;
}

/** The writers of whom the update brings something that the holder of `stateVector` has not. */
export function newWriters(stateVector: Uint8Array, update: Inspection): number[] {
  const held = Y.decodeStateVector(stateVector);
  return update.runs.filter(({ client, to }) => to > (held.get(client) ?? 0)).map(({ client }) => client);
}

function encodeStateVector(vector: ReadonlyMap<number, number>): Uint8Array {
  return Y.encodeStateVector(new Map([...vector].sort(([a], [b]) => b - a)));
}
