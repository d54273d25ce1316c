// One line per request: which route, how it ended, how long it took. Never a token, code, address or body.
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Logger } from 'pino';
import type { RouteContext, RouteEnv } from './route.ts';

export function requestLog(logger: Logger): MiddlewareHandler<RouteEnv> {
  let count = 0;
  return async (c, next) => {
    count += 1;
    const request = count;
    const began = performance.now();
    c.set('figures', {});
    await next();
    const { status, headers } = c.res;
    const ms = Math.round((performance.now() - began) * 10) / 10;
    const bytes = Number(headers.get('content-length') ?? 0);
    const line = { request, method: c.req.method, route: patternOf(c), status, ms, bytes, ...c.get('figures') };
    if (status >= 500) logger.error(line, 'failed');
    else logger.info(line, 'answered');
  };
}

/** The route's pattern, never the path: what people type into an address bar is not ours to keep. */
function patternOf(c: RouteContext): string {
  const routes = matchedRoutes(c);
  const own = routes.find((route) => route.method !== 'ALL') ?? routes.at(-1);
  return own?.path ?? '';
}
