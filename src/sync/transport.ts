// The one place that talks HTTP for the exchange. Whatever comes back is named; nothing throws.
import { type AuditReply, decodeAuditReply } from '#protocol/audit.ts';
import { type BootReply, decodeBootReply } from '#protocol/boot.ts';
import { decodeDocsReply, type DocsReply } from '#protocol/docs.ts';
import type { FrameFailure } from '#protocol/frame.ts';
import type { Result } from '#domain/result.ts';
import { type HttpRefusal, isHttpRefusal } from '#protocol/refusal.ts';
import { decodeSyncReply, type SyncReply } from '#protocol/sync-reply.ts';
import type { Account } from '#storage/exchange-state.ts';

export type Answer<Reply = SyncReply> = { readonly type: 'reply'; readonly reply: Reply } | NoAnswer;

export type NoAnswer =
  /** No answer: no network, no server, or a cut on the way; `arrived` when the beginning of one was there. */
  | { readonly type: 'unreachable'; readonly arrived?: true }
  /** Something answered that is not our server: a captive portal's page, a proxy. */
  | { readonly type: 'portal' }
  /** The frame was refused for its size: smaller pages may pass. */
  | { readonly type: 'too-large' }
  | { readonly type: 'refused'; readonly reason: HttpRefusal; readonly retryAfter: number | null };

export interface Transport {
  sync(account: Account, frame: Uint8Array): Promise<Answer>;
  /** Whole records. */
  docs(account: Account, frame: Uint8Array): Promise<Answer<DocsReply>>;
  /** The first sync. */
  boot(account: Account, frame: Uint8Array): Promise<Answer<BootReply>>;
  audit(account: Account, frame: Uint8Array): Promise<Answer<AuditReply>>;
}

/** A page of 256 KB on 50 kbit/s takes 41 s; past this, ms, the link is counted as cut. */
const TIMEOUT = 90_000;
/** Below this a frame is not worth compressing, bytes. */
const COMPRESS_FROM = 128;

type Decode<Reply> = (bytes: Uint8Array) => Result<Reply, FrameFailure>;

/** The transport over `fetch`, for page and worker alike. */
export function createTransport(send: typeof fetch): Transport {
  return {
    sync: (account, frame) => post(send, account, 'sync', frame, decodeSyncReply),
    docs: (account, frame) => post(send, account, 'docs', frame, decodeDocsReply),
    boot: (account, frame) => post(send, account, 'boot', frame, decodeBootReply),
    audit: (account, frame) => post(send, account, 'audit', frame, decodeAuditReply),
  };
}

async function post<Reply>(
  send: typeof fetch,
  account: Account,
  route: string,
  frame: Uint8Array,
  decode: Decode<Reply>,
): Promise<Answer<Reply>> {
  const compressed = frame.length >= COMPRESS_FROM;
  const body = compressed ? await deflate(frame) : frame;
  const headers: Record<string, string> = {
    'content-type': 'application/octet-stream',
    authorization: `Bearer ${account.token}`,
    ...(compressed ? { 'x-cordee-encoding': 'deflate-raw' } : {}),
  };
  let arrived = false;
  try {
    const response = await send(`${account.origin}/v1/${route}`, {
      method: 'POST',
      headers,
      body: body as BodyInit,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    arrived = response.ok;
    return response.ok ? await readReply(response, decode) : await readRefusal(response);
  } catch {
    return arrived ? { type: 'unreachable', arrived } : { type: 'unreachable' };
  }
}

async function readReply<Reply>(response: Response, decode: Decode<Reply>): Promise<Answer<Reply>> {
  const reply = decode(new Uint8Array(await response.arrayBuffer()));
  if (reply.ok) return { type: 'reply', reply: reply.value };
  return reply.error.type === 'unknown-version'
    ? { type: 'refused', reason: 'app-too-old', retryAfter: null }
    : { type: 'portal' };
}

/** Names an answer that is no success. */
export async function readRefusal(response: Response): Promise<NoAnswer> {
  if (response.status === 413) return { type: 'too-large' };
  const seconds = Number(response.headers.get('retry-after'));
  const retryAfter = Number.isFinite(seconds) && seconds > 0 ? seconds : null;
  try {
    const { error } = (await response.json()) as { error?: unknown };
    if (isHttpRefusal(error)) return { type: 'refused', reason: error, retryAfter };
  } catch {
    // Not JSON: whoever answered is not our server.
  }
  return response.status >= 500 ? { type: 'refused', reason: 'unavailable', retryAfter } : { type: 'portal' };
}

async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
