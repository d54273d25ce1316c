// A voice note while it is spoken: each piece is on the tablet's disk within seconds, so that whatever ends the take,
// what was said until then is found again.
import type { PicturePlace } from '#domain/dossier/photos.ts';
import { base64url, type DocId, fromBase64url } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { LocalValues } from './local-values.ts';

/** What was heard, whole or as far as it got. */
export interface Take {
  readonly type: string;
  readonly body: Uint8Array;
  readonly seconds: number;
  readonly place: PicturePlace;
}

/** As it stands on this tablet. */
interface Kept {
  readonly type: string;
  readonly startedAt: number;
  /** When the last piece came. */
  readonly heardAt: number;
  readonly pieces: number;
  readonly question: string;
  readonly visit: string;
}

export interface TakeKeeper {
  /** Keeps one more piece. */
  piece(body: Uint8Array): void;
  /** All that was heard, from memory. */
  whole(): Take;
  /** It is a note of the record, durably: its pieces leave. */
  clear(): Promise<void>;
}

/** Somebody may still be speaking in another tab: only what has been silent for so long is taken over, ms. */
export const SILENT = 20_000;

type Local = Pick<LocalValues, 'get' | 'set'>;

const headKey = (doc: DocId): string => `voice/${doc}`;
const pieceKey = (doc: DocId, n: number): string => `voice/${doc}/${n}`;

/** Begins a take of this record. */
export function keepTake(local: Local, doc: DocId, type: string, place: PicturePlace, now: () => number): TakeKeeper {
  const startedAt = now();
  const heard: Uint8Array[] = [];
  let heardAt = startedAt;
  let written: Promise<void> = Promise.resolve();
  return {
    piece(body) {
      const n = heard.push(body) - 1;
      heardAt = now();
      const head: Kept = { type, startedAt, heardAt, pieces: n + 1, ...place };
      // The head tells only of pieces that went before it.
      written = written.then(async () => {
        await local.set(pieceKey(doc, n), base64url(body));
        await local.set(headKey(doc), head as unknown as Json);
      });
    },
    whole: () => ({ type, body: joined(heard), seconds: secondsBetween(startedAt, heardAt), place }),
    async clear() {
      await written;
      await forget(local, doc, heard.length);
    },
  };
}

/** What a take that never ended left here; null when there is none, or when somebody may still be speaking. */
export async function foundTake(local: Local, doc: DocId, now: number): Promise<Take | 'speaking' | null> {
  const head = readHead(await local.get(headKey(doc)));
  if (!head) return null;
  if (Math.abs(now - head.heardAt) < SILENT) return 'speaking';
  const pieces: Uint8Array[] = [];
  for (let n = 0; n < head.pieces; n += 1) {
    const text = await local.get(pieceKey(doc, n));
    const body = typeof text === 'string' ? fromBase64url(text) : null;
    // What follows a missing piece cannot be heard.
    if (!body) break;
    pieces.push(body);
  }
  if (pieces.length === 0) return null;
  const { type, startedAt, heardAt, question, visit } = head;
  return { type, body: joined(pieces), seconds: secondsBetween(startedAt, heardAt), place: { question, visit } };
}

/** Forgets what was found, once it is a note of the record. */
export async function forgetTake(local: Local, doc: DocId): Promise<void> {
  const head = readHead(await local.get(headKey(doc)));
  if (head) await forget(local, doc, head.pieces);
}

async function forget(local: Local, doc: DocId, pieces: number): Promise<void> {
  await local.set(headKey(doc), null);
  for (let n = 0; n < pieces; n += 1) await local.set(pieceKey(doc, n), null);
}

function readHead(value: Json | undefined): Kept | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { type, startedAt, heardAt, pieces, question, visit } = value as { readonly [key: string]: Json };
  const sound = typeof startedAt === 'number' && typeof heardAt === 'number' && typeof pieces === 'number';
  if (!sound || typeof type !== 'string') return null;
  const text = (field: Json | undefined): string => (typeof field === 'string' ? field : '');
  return { type, startedAt, heardAt, pieces, question: text(question), visit: text(visit) };
}

const secondsBetween = (from: number, to: number): number => Math.max(1, Math.round((to - from) / 1_000));

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const body = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    body.set(piece, at);
    at += piece.length;
  }
  return body;
}
