// A rival's server or tablet, in a process of its own, told by message what to do.
import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#tests/support/server-process.ts';

const FOLDER = join(import.meta.dirname, 'peers');
const LONGEST = 600_000;

export interface PeerProcess {
  readonly pid: number;
  /** Sends a task and waits for its answer; what went wrong there is thrown here. */
  ask(task: string, input: object): Promise<unknown>;
  kill(): Promise<void>;
}

export interface PeerServer extends PeerProcess {
  readonly port: number;
  /** Starts the same server again on the same port and data. */
  restart(): Promise<void>;
  /** Kills it and throws its data away. */
  dispose(): Promise<void>;
}

/** Which rival, and the environment in which both of its sides run. */
export interface Rival {
  readonly name: string;
  readonly server: string;
  readonly client: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** Compression is an ordinary setting of these servers, though not their default; they are judged with it. */
const DEFLATE = { DEFLATE: '1' };
const rival = (name: string, file: string, settings: Rival['settings'] = {}): Rival => {
  return { name, server: `${file}-server.mjs`, client: `${file}.mjs`, settings };
};
export const HOCUSPOCUS = rival('Hocuspocus(deflate)', 'hocuspocus', DEFLATE);
export const HOCUSPOCUS_AS_SHIPPED = rival('Hocuspocus(as shipped)', 'hocuspocus');
export const Y_WEBSOCKET = rival('y-websocket(deflate)', 'y-websocket');
export const AUTOMERGE = rival('automerge-repo(deflate)', 'automerge-repo', DEFLATE);
export const POUCHDB = rival('PouchDB', 'pouchdb');

/** The rivals live in a folder and a lock file of their own, installed when they are asked for. */
export function installPeers(): void {
  execFileSync('npm', ['ci', '--prefix', FOLDER, '--ignore-scripts', '--loglevel=error'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** `durable`: it keeps its data on disk; otherwise in memory, as long as somebody is connected. */
export async function startPeerServer(of: Rival, durable = false): Promise<PeerServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'cordee-peer-'));
  const data: Rival['settings'] = durable ? { DATA: join(folder, 'data') } : {};
  const environment = { ...of.settings, ...data, PORT: String(port) };
  let child = start(of.server, environment);
  await told(child, `${of.name}: listening`);
  return {
    port,
    get pid() {
      return child.pid ?? 0;
    },
    ask: (task, input) => ask(child, task, input),
    kill: () => end(child),
    async restart() {
      child = start(of.server, environment);
      await told(child, `${of.name}: listening again`);
    },
    async dispose() {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function startPeerClient(of: Rival): PeerProcess {
  const child = start(of.client, of.settings);
  return { pid: child.pid ?? 0, ask: (task, input) => ask(child, task, input), kill: () => end(child) };
}

function start(file: string, environment: Rival['settings']): ChildProcess {
  return fork(join(FOLDER, file), {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
}

async function ask(child: ChildProcess, task: string, input: object): Promise<unknown> {
  const answer = told(child, task);
  child.send({ task, input });
  const { value, error } = (await answer) as { value?: unknown; error?: string };
  if (error !== undefined) throw new Error(error);
  return value;
}

function told(child: ChildProcess, what: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void): void => {
      clearTimeout(late);
      child.off('message', hear);
      child.off('exit', left);
      done();
    };
    const hear = (message: unknown): void => settle(() => resolve(message));
    const left = (code: number | null): void =>
      settle(() => reject(new Error(`${what}: the process left with ${code}`)));
    const late = setTimeout(() => settle(() => reject(new Error(`${what}: nothing within ${LONGEST} ms`))), LONGEST);
    child.on('message', hear);
    child.on('exit', left);
  });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
