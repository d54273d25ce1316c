// What every route shares: who is asking, and how a refusal is worded.
import type { HttpBindings } from '@hono/node-server';
import type { Context, Handler, MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { HTTP_REFUSALS, type HttpRefusal } from '#protocol/refusal.ts';
import type { Identity, Store } from '#server/store/store.ts';

export interface RouteEnv {
  Bindings: HttpBindings;
  Variables: {
    identity: Identity;
    /** Counts for the request's line in the log; never names, bodies, tokens or addresses. */
    figures: Record<string, string | number>;
  };
}
export type RouteContext = Context<RouteEnv>;
export type Route = Handler<RouteEnv>;

/** Seconds after which a temporary refusal is worth another try. */
const RETRY_AFTER: Partial<Record<HttpRefusal, number>> = { unavailable: 2, 'disk-full': 60, 'too-many-requests': 60 };

/** The one shape of every error: `{"error": name}` with the name's status. */
export function refuse(c: RouteContext, name: HttpRefusal, retryAfter = RETRY_AFTER[name]): Response {
  c.set('figures', { ...c.get('figures'), refusal: name });
  if (retryAfter !== undefined) c.header('retry-after', String(retryAfter));
  // What is left of a body nobody will read must not be taken for the next request.
  if (name === 'too-large') c.header('connection', 'close');
  return answer(c, { error: name }, HTTP_REFUSALS[name]);
}

/** JSON that no cache keeps. */
export function answer(c: RouteContext, body: object, status: ContentfulStatusCode = 200): Response {
  const text = JSON.stringify(body);
  c.header('cache-control', 'no-store');
  c.header('content-type', 'application/json');
  c.header('content-length', String(Buffer.byteLength(text)));
  return c.body(text, status);
}

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,128})$/;

/** Lets a known device through; its token is the only thing that says who is asking. */
export function requireDevice(store: Store): MiddlewareHandler<RouteEnv> {
  return async (c, next) => {
    const token = BEARER.exec(c.req.header('authorization') ?? '')?.[1];
    if (token === undefined) return refuse(c, 'unknown-device');
    const identity = await store.authenticate(token);
    if (!identity.ok) return refuse(c, identity.error.type);
    c.set('identity', identity.value);
    await next();
    return undefined;
  };
}

/** After `requireDevice`: lets coordinators through. */
export const requireCoordinator: MiddlewareHandler<RouteEnv> = async (c, next) => {
  if (c.get('identity').member.role !== 'coordinator') return refuse(c, 'not-allowed');
  await next();
  return undefined;
};
