// The HTTP server over a store: every route in one table. Tests start it in their own process, on port 0.
import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { HttpRefusal } from '#protocol/refusal.ts';
import { HTTP_REFUSALS } from '#protocol/refusal.ts';
import type { BlobHouse } from '#server/blobs/blob-house.ts';
import type { CalendarShelf } from '#server/calendar/calendar-shelf.ts';
import type { AppFile } from '#server/http/app-files.ts';
import { assignRoute } from '#server/http/assign.ts';
import { getBlobRoute, putBlobRoute } from '#server/http/blobs.ts';
import { auditRoute } from '#server/http/audit.ts';
import { bootRoute } from '#server/http/boot.ts';
import {
  getCalendarRoute,
  putCalendarRoute,
  readCalendarRoute,
  renewCalendarRoute,
  withdrawCalendarRoute,
} from '#server/http/calendar.ts';
import { devicesRevokeRoute } from '#server/http/devices-revoke.ts';
import { docsRoute } from '#server/http/docs.ts';
import { healthRoute } from '#server/http/health.ts';
import { invitesRoute } from '#server/http/invites.ts';
import { joinRoute } from '#server/http/join.ts';
import { meRoute } from '#server/http/me.ts';
import { membersRoute } from '#server/http/members.ts';
import { requestLog } from '#server/http/request-log.ts';
import { refuse, requireCoordinator, requireDevice, type RouteEnv } from '#server/http/route.ts';
import { securityHeaders } from '#server/http/security-headers.ts';
import { staticAppRoute } from '#server/http/static-app.ts';
import { syncRoute } from '#server/http/sync.ts';
import { attachLive } from '#server/live/live.ts';
import type { Store } from '#server/store/store.ts';

/** After this long a stop no longer waits for requests under way, ms. */
const STOP_WITHIN = 10_000;

export interface ServerOptions {
  readonly logger: Logger;
  readonly version: string;
  /** The built application; an empty map serves the interface for devices only. */
  readonly files: ReadonlyMap<string, AppFile>;
  readonly now?: () => number;
  /** Where photos are kept; without it the lane of photos is not offered. */
  readonly blobs?: BlobHouse;
  /** Where the calendar that others subscribe to stands; without it there is none. */
  readonly calendar?: CalendarShelf;
}

export interface CordeeServer {
  /** Begins to answer; resolves to the port, which matters when 0 was asked for. */
  listen(port: number, host: string): Promise<number>;
  /** Stops accepting, lets requests under way end, cuts those that do not. The store stays open. */
  close(): Promise<void>;
  /** How long nobody has asked for anything, ms; 0 while somebody does. A supervisor's look at its health does not count. */
  quietFor(): number;
}

export function createServer(store: Store, options: ServerOptions): CordeeServer {
  const app = createApp(store, options);
  const listener = getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    errorHandler: () => refusal('garbage'),
  });
  const server = createHttpServer((request, response) => void listener(request, response));
  server.on('clientError', answerBrokenRequest);
  const quietFor = watchRequests(server);
  const live = attachLive(server, store, options.now);
  return {
    listen: (port, host) => listen(server, port, host),
    quietFor,
    close() {
      live.close();
      return close(server);
    },
  };
}

function createApp(
  store: Store,
  { logger, version, files, blobs, calendar, now = Date.now }: ServerOptions,
): Hono<RouteEnv> {
  const app = new Hono<RouteEnv>();
  const device = requireDevice(store);
  const coordinator = [device, requireCoordinator] as const;
  app.use(requestLog(logger), securityHeaders);
  app.post('/v1/sync', device, syncRoute(store));
  app.post('/v1/docs', device, docsRoute(store));
  app.post('/v1/boot', device, bootRoute(store));
  app.post('/v1/audit', device, auditRoute(store));
  app.post('/v1/join', joinRoute(store, now));
  app.get('/v1/me', device, meRoute(store));
  app.get('/v1/health', healthRoute(store, version, now));
  app.get('/v1/members', ...coordinator, membersRoute(store));
  app.post('/v1/invites', ...coordinator, invitesRoute(store));
  app.post('/v1/devices/:id/revoke', ...coordinator, devicesRevokeRoute(store));
  app.post('/v1/assign', ...coordinator, assignRoute(store));
  if (blobs) {
    app.get('/v1/blobs/:sha', device, getBlobRoute(blobs));
    app.put('/v1/blobs/:sha/:n', device, putBlobRoute(blobs));
  }
  if (calendar) {
    app.get('/v1/calendar', ...coordinator, getCalendarRoute(calendar));
    app.post('/v1/calendar', ...coordinator, renewCalendarRoute(calendar));
    app.post('/v1/calendar/withdraw', ...coordinator, withdrawCalendarRoute(calendar));
    app.put('/v1/calendar', ...coordinator, putCalendarRoute(calendar));
    app.get('/calendar/:file', readCalendarRoute(calendar));
  }
  app.all('/v1/*', (c) => refuse(c, 'unknown-route'));
  app.all('*', staticAppRoute(files));
  app.onError((error, c) => {
    // A bug of ours: the device keeps its bytes and tries again, the log keeps the cause.
    logger.error({ err: error }, 'a request met a bug');
    return refuse(c, 'server-failed');
  });
  return app;
}

function refusal(name: HttpRefusal): Response {
  return Response.json({ error: name }, { status: HTTP_REFUSALS[name], headers: { 'cache-control': 'no-store' } });
}

/** What is not HTTP at all, or has headers without end, gets a named answer too. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const name: HttpRefusal = error.code === 'HPE_HEADER_OVERFLOW' ? 'too-large' : 'garbage';
  const body = JSON.stringify({ error: name });
  const head = `HTTP/1.1 ${HTTP_REFUSALS[name]} Refused\r\ncontent-type: application/json\r\nconnection: close`;
  socket.end(`${head}\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
}

function watchRequests(server: Server): () => number {
  let under = 0;
  let last = performance.now();
  server.on('request', (request, response) => {
    if (request.url === '/v1/health') return;
    under += 1;
    response.once('close', () => {
      under -= 1;
      last = performance.now();
    });
  });
  return () => (under > 0 ? 0 : performance.now() - last);
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), STOP_WITHIN);
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
    server.closeIdleConnections();
  });
}
