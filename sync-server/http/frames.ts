// What the routes of the exchange share: one frame up, perhaps deflated, and one frame down, packed.
import { fail, ok, type Result } from '#domain/result.ts';
import { CAPS } from '#protocol/caps.ts';
import type { FrameFailure } from '#protocol/frame.ts';
import type { HttpRefusal } from '#protocol/refusal.ts';
import type { Outcome } from '#server/store/store.ts';
import { inflateBody, readBody } from './body.ts';
import { pack, packingFor } from './compress.ts';
import { refuse, type Route, type RouteContext } from './route.ts';

/** Below this a reply travels as it is, bytes. */
const PACK_FROM = 256;
/** Nearly as small as the best, at a tenth of the time. */
const BROTLI_QUALITY = 5;

const REFUSAL_OF: Record<FrameFailure['type'], HttpRefusal> = {
  'not-a-frame': 'garbage',
  garbage: 'garbage',
  'too-large': 'too-large',
  'unknown-version': 'app-too-old',
};

export interface ReceivedFrame<Request> {
  readonly request: Request;
  /** Bytes as they travelled. */
  readonly received: number;
}

/** The frame of a request's body, within the caps; the name of the refusal otherwise (SYNC L11). */
export async function readFrameBody<Request>(
  c: RouteContext,
  decode: (bytes: Uint8Array) => Result<Request, FrameFailure>,
): Promise<Result<ReceivedFrame<Request>, { readonly type: HttpRefusal }>> {
  const travelled = await readBody(c, CAPS.requestBytes);
  if (!travelled.ok) return travelled;
  const packed = c.req.header('x-cordee-encoding') === 'deflate-raw';
  const bytes = packed ? await inflateBody(travelled.value, CAPS.inflatedBytes) : travelled;
  if (!bytes.ok) return bytes;
  const request = decode(bytes.value);
  if (!request.ok) return fail({ type: REFUSAL_OF[request.error.type] });
  return ok({ request: request.value, received: travelled.value.length });
}

export interface FrameRoute<Request, Reply> {
  readonly decode: (bytes: Uint8Array) => Result<Request, FrameFailure>;
  readonly answer: (member: string, request: Request) => Outcome<Reply>;
  readonly encode: (reply: Reply) => Uint8Array;
  /** For the request's line in the log. */
  readonly figures: (reply: Reply) => Record<string, number>;
}

/** A route that only reads: its frame up, the store's answer down. */
export function frameRoute<Request, Reply>({ decode, answer, encode, figures }: FrameRoute<Request, Reply>): Route {
  return async (c) => {
    const frame = await readFrameBody(c, decode);
    if (!frame.ok) return refuse(c, frame.error.type);
    const reply = await answer(c.get('identity').member.id, frame.value.request);
    if (!reply.ok) return refuse(c, reply.error.type);
    c.set('figures', { received: frame.value.received, ...figures(reply.value) });
    return sendFrame(c, encode(reply.value));
  };
}

/** Packed with the best that the client can unpack, when that is worth it. */
export async function sendFrame(c: RouteContext, frame: Uint8Array): Promise<Response> {
  c.header('content-type', 'application/octet-stream');
  c.header('cache-control', 'no-store');
  c.header('vary', 'accept-encoding');
  const packing = frame.length > PACK_FROM ? packingFor(c.req.header('accept-encoding')) : null;
  const body = packing ? await pack(frame, packing, BROTLI_QUALITY) : frame;
  if (packing) c.header('content-encoding', packing);
  c.header('content-length', String(body.length));
  return c.body(body as Uint8Array<ArrayBuffer>);
}
