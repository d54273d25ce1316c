// The one place that talks HTTP for the exchange. Whatever comes back is named; nothing throws.
import { type HttpRefusal, isHttpRefusal } from '#protocol/refusal.ts';
import { decodeSyncReply, type SyncReply } from '#protocol/sync-reply.ts';
import type { Account } from '#storage/exchange-store.ts';

export type Answer =
  | { readonly type: 'reply'; readonly reply: SyncReply }
  /** No answer: no network, no server, or a cut on the way. */
  | { readonly type: 'unreachable' }
  /** Something answered that is not our server: a captive portal's page, a proxy. */
  | { readonly type: 'portal' }
  /** The frame was refused for its size: smaller pages may pass. */
  | { readonly type: 'too-large' }
  | { readonly type: 'refused'; readonly reason: HttpRefusal; readonly retryAfter: number | null };

export interface Transport {
  sync(account: Account, frame: Uint8Array): Promise<Answer>;
}

/** A page of 256 KB on 50 kbit/s takes 41 s; past this, ms, the link is counted as cut. */
const TIMEOUT = 90_000;
/** Below this a frame is not worth compressing, bytes. */
const COMPRESS_FROM = 128;

/** The transport over `fetch`, for page and worker alike. */
export function createTransport(send: typeof fetch): Transport {
  return {
    async sync(account, frame) {
      const compressed = frame.length >= COMPRESS_FROM;
      const body = compressed ? await deflate(frame) : frame;
      const headers: Record<string, string> = {
        'content-type': 'application/octet-stream',
        authorization: `Bearer ${account.token}`,
        ...(compressed ? { 'x-cordee-encoding': 'deflate-raw' } : {}),
      };
      try {
        const response = await send(`${account.origin}/v1/sync`, {
          method: 'POST',
          headers,
          body: body as BodyInit,
          cache: 'no-store',
          credentials: 'omit',
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT),
        });
        return response.ok ? await readReply(response) : await readRefusal(response);
      } catch {
        return { type: 'unreachable' };
      }
    },
  };
}

async function readReply(response: Response): Promise<Answer> {
  const reply = decodeSyncReply(new Uint8Array(await response.arrayBuffer()));
  if (reply.ok) return { type: 'reply', reply: reply.value };
  return reply.error.type === 'unknown-version'
    ? { type: 'refused', reason: 'app-too-old', retryAfter: null }
    : { type: 'portal' };
}

/** Names an answer that is no success. */
export async function readRefusal(response: Response): Promise<Exclude<Answer, { type: 'reply' }>> {
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
