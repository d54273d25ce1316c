// What an evening costs, and how a rival's is played: its server and its tablet are processes of their own.
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '#tests/support/server-process.ts';
import type { FieldDay } from './peers-edits.ts';
import { openLine } from './peers-link.ts';

/** EDGE: bits per second, and half of a round trip of 600 ms. */
export const EDGE = { upRate: 50_000, downRate: 100_000, delay: 300 };

export interface Evening {
  /** Bytes at the TCP proxy, from the device and to it. */
  readonly up: number;
  readonly down: number;
  readonly seconds: number;
}

const LONGEST = 300_000;

/** `client` and `server` name files of the folder `peers`; `settings` are environment variables of both. */
export async function peerEvening(
  client: string,
  server: string,
  day: FieldDay,
  settings: Readonly<Record<string, string>> = {},
): Promise<Evening> {
  const port = await freePort();
  const line = await openLine({ to: port, ...EDGE });
  const children: ChildProcess[] = [];
  const start = (file: string): ChildProcess => {
    const child = fork(join(import.meta.dirname, 'peers', file), {
      env: { ...process.env, ...settings, PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    children.push(child);
    return child;
  };
  try {
    await told(start(server), 'listening');
    const tablet = start(client);
    tablet.send({ day, direct: port, link: line.port });
    const { seconds, error } = (await told(tablet, 'the evening')) as { seconds?: number; error?: string };
    if (seconds === undefined) throw new Error(error ?? 'no time told');
    await line.quiet();
    return { up: line.bytesUp(), down: line.bytesDown(), seconds };
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await line.close();
  }
}

function told(child: ChildProcess, what: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${what}: nothing within ${LONGEST} ms`)), LONGEST);
    child.once('message', (message) => {
      clearTimeout(late);
      resolve(message);
    });
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`${what}: the process left with ${code}`));
    });
  });
}
