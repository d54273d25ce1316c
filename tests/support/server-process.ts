// The real server as a process of its own, on a free port and a folder that is thrown away.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface ServerProcess {
  readonly port: number;
  readonly origin: string;
  readonly dataDir: string;
  /** Code of the first link, as printed. */
  readonly firstCode: string;
  readonly pid: number;
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts the same server again on the same port and data. */
  restart(): Promise<void>;
  /** Everything it printed so far. */
  output(): string;
  dispose(): Promise<void>;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/**
 * `settings` are environment variables; without `DATABASE_URL` among them the server keeps a SQLite file. `within` puts
 * the command that starts it into another one, which becomes it.
 */
export async function startServer(
  args: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
  within: (command: readonly string[], dataDir: string) => readonly string[] = (command) => command,
): Promise<ServerProcess> {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'cordee-data-'));
  let output = '';
  let child = await launch();

  function launch(): Promise<ChildProcess> {
    const [command = '', ...words] = within([process.execPath, 'sync-server/main.ts', ...args], dataDir);
    const process_ = spawn(command, words, {
      cwd: root,
      env: {
        ...process.env,
        DATABASE_URL: '',
        ...settings,
        PORT: String(port),
        DATA_DIR: dataDir,
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const note = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    process_.stdout?.on('data', note);
    process_.stderr?.on('data', note);
    return new Promise((resolve, reject) => {
      process_.once('exit', (code) => reject(new Error(`the server left with ${code}\n${output}`)));
      void healthy(port).then(() => resolve(process_), reject);
    });
  }

  async function kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.removeAllListeners('exit');
    child.once('exit', () => undefined);
    const left = new Promise<void>((resolve) => child.once('close', () => resolve()));
    child.kill(signal);
    await Promise.race([left, gone]);
  }

  return {
    port,
    origin: `http://localhost:${port}`,
    dataDir,
    get firstCode() {
      return /\/rejoindre#([\w-]+)/.exec(output)?.[1] ?? '';
    },
    get pid() {
      return child.pid ?? 0;
    },
    kill,
    async restart() {
      child = await launch();
    },
    output: () => output,
    async dispose() {
      await kill('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
      rmSync(`${dataDir}.erasures.jsonl`, { force: true });
    },
  };
}

/** Polls until the server answers; a server that never does is an error, not a hang. */
async function healthy(port: number): Promise<void> {
  const limit = Date.now() + 30_000;
  while (Date.now() < limit) {
    try {
      const response = await fetch(`http://localhost:${port}/v1/health`);
      if (response.ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the server did not become healthy within 30 s');
}
