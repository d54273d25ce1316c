// WS /v1/live: tells devices that the log grew, so that an edit on one shows on another within a second.
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { LIVE_MESSAGE_BYTES, LIVE_REFUSED, type LiveHead, liveHello } from '#protocol/live.ts';
import type { Store } from '#server/store/store.ts';

/** A device that does not say who it is within this, ms, is closed. */
const HELLO_WITHIN = 10_000;
/** Proxies cut silent connections after about a minute, ms. */
const PING_EVERY = 25_000;

export interface Live {
  close(): void;
}

/** Answers upgrades of the server for the one path; others are closed. */
export function attachLive(server: Server, store: Store): Live {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LIVE_MESSAGE_BYTES });
  const known = new Set<WebSocket>();
  const answering = new WeakMap<WebSocket, boolean>();

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (request.url !== '/v1/live') {
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => welcome(client, store, known));
  };
  server.on('upgrade', upgrade);

  const stopListening = store.onHead((seq) => {
    const message = JSON.stringify({ type: 'head', seq } satisfies LiveHead);
    for (const client of known) client.send(message, ignore);
  });

  const pulse = setInterval(() => {
    for (const client of known) {
      if (answering.get(client) === false) {
        client.terminate();
        continue;
      }
      answering.set(client, false);
      client.once('pong', () => answering.set(client, true));
      client.ping(undefined, undefined, ignore);
    }
  }, PING_EVERY);
  pulse.unref();

  return {
    close() {
      clearInterval(pulse);
      stopListening();
      server.off('upgrade', upgrade);
      for (const client of sockets.clients) client.terminate();
      sockets.close();
    },
  };
}

/** A send to a connection that just died fails; its close event follows. */
const ignore = (): void => undefined;

function welcome(client: WebSocket, store: Store, known: Set<WebSocket>): void {
  const impatience = setTimeout(() => client.close(LIVE_REFUSED), HELLO_WITHIN);
  client.on('error', ignore);
  client.on('close', () => {
    clearTimeout(impatience);
    known.delete(client);
  });
  client.once('message', (data) => {
    clearTimeout(impatience);
    void greet(client, store, known, data);
  });
}

async function greet(client: WebSocket, store: Store, known: Set<WebSocket>, data: WebSocket.RawData): Promise<void> {
  const hello = liveHello.safeParse(parsed(data));
  const identity = hello.success ? await store.authenticate(hello.data.token) : null;
  const status = identity?.ok ? await store.status() : null;
  if (!status?.ok) {
    client.close(LIVE_REFUSED);
    return;
  }
  known.add(client);
  client.send(JSON.stringify({ type: 'head', seq: status.value.head.seq } satisfies LiveHead), ignore);
}

function parsed(data: WebSocket.RawData): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return null;
  }
}
