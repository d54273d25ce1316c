// A device's end of the live channel, with what it heard.
import type { LivePeers } from '#protocol/live.ts';

export interface Ear {
  readonly heads: number[];
  readonly peers: LivePeers[];
  /** Close code, once it is closed. */
  readonly closed: Promise<number>;
  readonly socket: WebSocket;
  say(message: unknown): void;
  /** Says that it shows this record. */
  here(doc: string): void;
}

/** Opens the channel, says its first message, and keeps what comes back. */
export async function openEar(origin: string, hello: string): Promise<Ear> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/v1/live`);
  const heads: number[] = [];
  const peers: LivePeers[] = [];
  const closed = new Promise<number>((resolve) => {
    socket.addEventListener('close', (event) => resolve(event.code));
  });
  socket.addEventListener('message', (event) => {
    const message = JSON.parse(String(event.data)) as { type: 'head'; seq: number } | LivePeers;
    if (message.type === 'head') heads.push(message.seq);
    else peers.push(message);
  });
  await new Promise((resolve) => {
    socket.addEventListener('open', resolve, { once: true });
  });
  socket.send(hello);
  const say = (message: unknown): void => socket.send(JSON.stringify(message));
  return { heads, peers, closed, socket, say, here: (doc) => say({ type: 'here', doc }) };
}

export const greeting = (secret: string): string => JSON.stringify({ type: 'hello', token: secret });
