// Photos travel after the text, one piece at a time, and make way for it between two pieces. Page and worker share it.
import { CAPS } from '#protocol/caps.ts';
import type { HttpRefusal } from '#protocol/refusal.ts';
import type { Account } from '#storage/exchange-state.ts';
import type { Storage } from '#storage/storage.ts';
import type { BlobRow } from '#storage/tables.ts';
import type { Outcome } from './advice.ts';
import { type BlobTransport, type BlobTrouble, type MissingAnswer, pieceOf } from './blob-transport.ts';

export interface LanePorts {
  readonly storage: Pick<Storage, 'blobs' | 'lastOut'>;
  readonly transport: BlobTransport;
  /** SHA-256 in hexadecimal digits. */
  readonly sum: (bytes: Uint8Array) => Promise<string>;
  readonly now: () => number;
  /** Something more urgent than photos was asked for meanwhile; asked once per piece. */
  readonly interrupted?: () => boolean;
}

/** `text`: text waits, send it first and come back. */
export type LaneEnd = { readonly type: 'moved' } | { readonly type: 'text' } | Exclude<Outcome, { type: 'done' }>;

const MOVED: LaneEnd = { type: 'moved' };

/**
 * Not there yet: the text of its record, or the picture itself. Asked again when it has been waited for as long again,
 * but within these limits, ms: what a tablet has just told of follows in seconds, what it keeps in a valley does not.
 */
const SOON = 5_000;
const LATER = 60_000;
const MUCH_LATER = 10 * 60_000;

/** The server will never take it: said on the photo, other photos go on. */
const FINAL: ReadonlySet<HttpRefusal> = new Set(['not-allowed', 'gone', 'garbage', 'too-large']);

/** Sends what waits and brings what is wanted. Every piece that arrived stays arrived, whatever cuts the run. */
export async function moveBlobs(ports: LanePorts, account: Account, deadline: number): Promise<LaneEnd> {
  const rows = await ports.storage.blobs.toMove(ports.now());
  if (!rows.ok) return { type: 'storage', failure: rows.error };
  for (const blob of rows.value) {
    const way: Way = { ...ports, account, deadline, blob };
    const end = blob.state === 'waiting' ? await send(way) : await bring(way);
    if (end.type !== 'moved') return end;
  }
  return MOVED;
}

interface Way extends LanePorts {
  readonly account: Account;
  readonly deadline: number;
  readonly blob: BlobRow;
}

async function send(way: Way): Promise<LaneEnd> {
  const { storage, transport, account, blob } = way;
  const body = await storage.blobs.bytes(blob.sha);
  if (!body.ok) return { type: 'storage', failure: body.error };
  if (!body.value) return settle(way, { state: 'refused', reason: 'damaged' });
  let before = Number.POSITIVE_INFINITY;
  let answer: MissingAnswer = await transport.missing(account, blob);
  for (;;) {
    if (answer.type !== 'missing') return refused(way, answer, body.value);
    const [next] = answer.missing;
    if (next === undefined) return settle(way, { state: 'received', moved: 0 });
    // Two senders help each other, but an answer that never gets shorter is no progress.
    if (answer.missing.length >= before) return settle(way, { after: way.now() + LATER });
    before = answer.missing.length;
    const stop = await makeWay(way);
    if (stop) return stop;
    answer = await transport.put(account, blob, next, pieceOf(body.value, next));
    if (answer.type === 'missing') {
      const there = Math.max(0, blob.bytes - answer.missing.length * CAPS.chunkBytes);
      const told = await storage.blobs.tell(blob.doc, blob.sha, { moved: there });
      if (!told.ok) return { type: 'storage', failure: told.error };
    }
  }
}

/** From where the last run was cut; believed only when its sum is its name. */
async function bring(way: Way): Promise<LaneEnd> {
  const { storage, transport, account, blob } = way;
  const begun = await storage.blobs.begun(blob.sha);
  if (!begun.ok) return { type: 'storage', failure: begun.error };
  let body = begun.value;
  for (;;) {
    const stop = await makeWay(way);
    if (stop) return stop;
    const answer = await transport.get(account, blob, body.length);
    if (answer.type !== 'piece') return refused(way, answer, null);
    body = joined(body, answer.body);
    const whole = body.length === answer.total;
    const sound = !whole || (await way.sum(body)) === blob.sha;
    const kept = await storage.blobs.keep(blob, sound ? body : new Uint8Array(0), whole && sound);
    if (!kept.ok) return { type: 'storage', failure: kept.error };
    if (!sound) return settle(way, { after: way.now() + MUCH_LATER });
    if (whole) return MOVED;
  }
}

/** Text always goes ahead, whoever wrote it, in whichever tab. */
async function makeWay({ storage, interrupted, now, deadline }: Way): Promise<LaneEnd | null> {
  if (now() >= deadline) return { type: 'deadline' };
  const waiting = await storage.lastOut();
  if (!waiting.ok) return { type: 'storage', failure: waiting.error };
  return waiting.value > 0 || interrupted?.() ? { type: 'text' } : null;
}

/** What concerns this photo alone is written on it; anything else ends the run. */
async function refused(way: Way, answer: BlobTrouble, body: Uint8Array | null): Promise<LaneEnd> {
  if (answer.type === 'too-large' && body) return settle(way, { state: 'refused', reason: 'too-large' });
  if (answer.type !== 'refused') return answer;
  const { reason } = answer;
  // A server of before the lane has no such address.
  if (reason === 'unknown-route') return settle(way, { after: way.now() + MUCH_LATER });
  if (reason === 'unknown-target') {
    const waited = way.now() - way.blob.at;
    return settle(way, { after: way.now() + Math.min(LATER, Math.max(SOON, waited)) });
  }
  if (reason === 'wrong-sum') {
    const sound = body !== null && (await way.sum(body)) === way.blob.sha;
    return settle(way, sound ? { after: way.now() + LATER } : { state: 'refused', reason: 'damaged' });
  }
  if (!FINAL.has(reason)) return answer;
  return settle(way, body ? { state: 'refused', reason } : { state: 'absent' });
}

async function settle({ storage, blob }: Way, news: Parameters<Storage['blobs']['tell']>[2]): Promise<LaneEnd> {
  const told = await storage.blobs.tell(blob.doc, blob.sha, news);
  return told.ok ? MOVED : { type: 'storage', failure: told.error };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
