// WS /v1/live: tells devices that the log grew, so that an edit on one shows on another within a second, and who is
// on the same record.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isDocId } from '#domain/ids.ts';
import { LIVE_MESSAGE_BYTES, LIVE_REFUSED, type LiveHead, liveHello, liveHere } from '#protocol/live.ts';
import type { Store } from '#server/store/store.ts';
import { type Allowance, createAllowance } from './allowance.ts';
import { createPresence, type Presence, type Visitor } from './presence.ts';

/** A device that does not say who it is within this, ms, is closed. */
const HELLO_WITHIN = 10_000;
/** Proxies cut silent connections after about a minute, ms. */
const PING_EVERY = 25_000;

export interface Live {
  close(): void;
}

interface Ports {
  readonly store: Store;
  readonly presence: Presence;
  /** Connections that said who they are. */
  readonly known: Set<WebSocket>;
  readonly now: () => number;
}

/** Answers upgrades of the server for the one path; others are closed. */
export function attachLive(server: Server, store: Store, now: () => number = Date.now): Live {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LIVE_MESSAGE_BYTES });
  const known = new Set<WebSocket>();
  const answering = new WeakMap<WebSocket, boolean>();
  const presence = createPresence(store, randomUUID(), now);
  const ports = { store, presence, known, now };

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (request.url !== '/v1/live') {
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => welcome(client, ports));
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
      presence.close();
    },
  };
}

/** A send to a connection that just died fails; its close event follows. */
const ignore = (): void => undefined;

function welcome(client: WebSocket, ports: Ports): void {
  const impatience = setTimeout(() => client.close(LIVE_REFUSED), HELLO_WITHIN);
  client.on('error', ignore);
  client.on('close', () => {
    clearTimeout(impatience);
    ports.known.delete(client);
  });
  client.once('message', (data) => {
    clearTimeout(impatience);
    void greet(client, ports, data);
  });
}

async function greet(client: WebSocket, ports: Ports, data: WebSocket.RawData): Promise<void> {
  const { store, presence, known, now } = ports;
  const hello = liveHello.safeParse(parsed(data));
  const identity = hello.success ? await store.authenticate(hello.data.token) : null;
  const status = identity?.ok ? await store.status() : null;
  if (!hello.success || !identity?.ok || !status?.ok) {
    client.close(LIVE_REFUSED);
    return;
  }
  if (client.readyState !== client.OPEN) return;
  known.add(client);
  const visitor = presence.enter(identity.value.member.id, (peers) => client.send(JSON.stringify(peers), ignore));
  const allowance = createAllowance(now);
  client.on('message', (more) => void listen(client, { store, token: hello.data.token, visitor, allowance }, more));
  client.on('close', visitor.leave);
  client.send(JSON.stringify({ type: 'head', seq: status.value.head.seq } satisfies LiveHead), ignore);
}

interface Guest {
  readonly store: Store;
  readonly token: string;
  readonly visitor: Visitor;
  readonly allowance: Allowance;
}

/** The one thing a device says after its hello is where it is; anything else is passed over. */
async function listen(client: WebSocket, guest: Guest, data: WebSocket.RawData): Promise<void> {
  const verdict = guest.allowance.take();
  if (verdict === 'enough') client.terminate();
  if (verdict !== 'pass') return;
  const said = liveHere.safeParse(parsed(data));
  if (!said.success) return;
  const { doc } = said.data;
  if (doc === '') return guest.visitor.here('');
  if (!isDocId(doc)) return;
  // Taken out of the workspace since its hello: it learns nothing more.
  const identity = await guest.store.authenticate(guest.token);
  if (identity.ok && client.readyState === client.OPEN) guest.visitor.here(doc);
  if (!identity.ok && identity.error.type !== 'unavailable') client.close(LIVE_REFUSED);
}

function parsed(data: WebSocket.RawData): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return null;
  }
}
