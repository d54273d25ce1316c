// The lane of photos over HTTP: one piece a request. Whatever comes back is named; nothing throws.
import {
  type BlobSha,
  chunkLength,
  MISSING_HEADER,
  parseMissing,
  parseRefusal,
  readMissing,
  REFUSAL_HEADER,
} from '#protocol/blobs.ts';
import { CAPS } from '#protocol/caps.ts';
import type { Account } from '#storage/exchange-state.ts';
import { readRefusal, type Answer } from './transport.ts';

/** One blob of one record. */
interface BlobAddress {
  readonly sha: BlobSha;
  readonly doc: string;
}
type SizedBlob = BlobAddress & { readonly bytes: number };

export type BlobTrouble = Exclude<Answer, { type: 'reply' }>;
export type MissingAnswer = { readonly type: 'missing'; readonly missing: readonly number[] } | BlobTrouble;
/** Bytes that follow each other, and how many the whole has. */
type PieceAnswer = { readonly type: 'piece'; readonly body: Uint8Array; readonly total: number } | BlobTrouble;

export interface BlobTransport {
  missing(account: Account, blob: SizedBlob): Promise<MissingAnswer>;
  put(account: Account, blob: SizedBlob, n: number, piece: Uint8Array): Promise<MissingAnswer>;
  /** At most one piece, from this byte on. */
  get(account: Account, blob: BlobAddress, from: number): Promise<PieceAnswer>;
}

/** A piece on 50 kbit/s takes 11 s; past this, ms, the link is counted as cut. */
const TIMEOUT = 60_000;

export function createBlobTransport(send: typeof fetch): BlobTransport {
  async function ask<Value>(
    { origin, token }: Account,
    path: string,
    init: RequestInit,
    read: (response: Response) => Promise<Value | null>,
  ): Promise<Value | BlobTrouble> {
    try {
      const response = await send(`${origin}/v1/blobs/${path}`, {
        ...init,
        headers: { ...init.headers, authorization: `Bearer ${token}` },
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT),
      });
      if (response.ok) return (await read(response)) ?? { type: 'portal' };
      const reason = parseRefusal(response.headers.get(REFUSAL_HEADER));
      return reason ? { type: 'refused', reason, retryAfter: null } : await readRefusal(response);
    } catch {
      return { type: 'unreachable' };
    }
  }
  const told = (missing: readonly number[] | null): MissingAnswer | null => missing && { type: 'missing', missing };
  const query = ({ doc, bytes }: SizedBlob): string => `?doc=${doc}&bytes=${bytes}`;
  return {
    missing: (account, blob) =>
      ask(account, blob.sha + query(blob), { method: 'HEAD' }, async ({ headers }) =>
        told(parseMissing(headers.get(MISSING_HEADER), blob.bytes)),
      ),
    put: (account, blob, n, piece) =>
      ask(
        account,
        `${blob.sha}/${n}${query(blob)}`,
        { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: piece as BodyInit },
        async (response) => told(readMissing(await response.json(), blob.bytes)),
      ),
    get: (account, { sha, doc }, from) =>
      ask(
        account,
        `${sha}?doc=${doc}`,
        { headers: { range: `bytes=${from}-${from + CAPS.chunkBytes - 1}` } },
        async (response) => readPiece(response, from),
      ),
  };
}

async function readPiece(response: Response, from: number): Promise<PieceAnswer | null> {
  const [, start, size] = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get('content-range') ?? '') ?? [];
  const total = Number(size);
  if (Number(start) !== from || !(total > from) || total > CAPS.blobBytes) return null;
  const body = new Uint8Array(await response.arrayBuffer());
  return body.length === Math.min(CAPS.chunkBytes, total - from) ? { type: 'piece', body, total } : null;
}

/** The bytes of piece `n`. */
export function pieceOf(body: Uint8Array, n: number): Uint8Array {
  const start = n * CAPS.chunkBytes;
  return body.subarray(start, start + chunkLength(body.length, n));
}
