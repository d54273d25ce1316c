// The command line beside a server process, on the same data.
import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { ServerProcess } from '#tests/support/server-process.ts';

const script = join(import.meta.dirname, '../../sync-server/admin/main.ts');

interface Said {
  /** 0 when the command did what it was asked. */
  readonly code: number;
  readonly text: string;
}

/** What the command said; `settings` are environment variables. */
function runAdmin(settings: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Said> {
  const env = { ...process.env, DATABASE_URL: '', ...settings };
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...words], { env }, (error, out, complaint) =>
      resolve({ code: error === null ? 0 : 1, text: `${out}${complaint}` }),
    );
  });
}

/** The same for the data of this server; a refusal is an error. */
export async function adminOf(server: ServerProcess, ...words: readonly string[]): Promise<string> {
  const { code, text } = await runAdmin({ DATA_DIR: server.dataDir }, ...words);
  if (code !== 0) throw new Error(`${words.join(' ')}: ${text}`);
  return text;
}

/** Begins the command and kills it (SIGKILL) after so many ms, wherever it is by then. */
export function cutAdmin(server: ServerProcess, after: number, ...words: readonly string[]): Promise<void> {
  const env = { ...process.env, DATABASE_URL: '', DATA_DIR: server.dataDir };
  const child = spawn(process.execPath, [script, ...words], { env, stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), after);
  return new Promise((resolve) => {
    child.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
