// Postgres' own programs, where this machine has them: pg_dump must be as new as the server it copies.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fail, ok, type Result } from '#domain/result.ts';

export interface PgTools {
  readonly pgDump: string;
  readonly major: number;
}

export interface PgToolsFailure {
  readonly type: 'missing' | 'older';
  /** The newest one that was found, with its version; null: none. */
  readonly found: PgTools | null;
}

/** The `pg_dump` that can copy a server of this major version; `given` stands for all places that are looked in. */
export async function findPgTools(
  major: number,
  given: string | null,
  places: readonly string[] = pgPlaces(),
): Promise<Result<PgTools, PgToolsFailure>> {
  let newest: PgTools | null = null;
  for (const pgDump of given === null ? places.map((place) => join(place, 'pg_dump')) : [given]) {
    const version = existsSync(pgDump) || given !== null ? await majorOf(pgDump) : null;
    if (version === null) continue;
    if (version >= major) return ok({ pgDump, major: version });
    if (newest === null || version > newest.major) newest = { pgDump, major: version };
  }
  return fail({ type: newest === null ? 'missing' : 'older', found: newest });
}

/** `pg_restore` and `psql` of the same installation. */
export function siblingOf({ pgDump }: PgTools, name: 'pg_restore' | 'psql'): string {
  return dirname(pgDump) === '.' ? name : join(dirname(pgDump), name);
}

function pgPlaces(): string[] {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).filter((place) => place !== '');
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return [...onPath, ...versions.map((version) => join(debian, version, 'bin'))];
}

async function majorOf(pgDump: string): Promise<number | null> {
  const said = await runTool(pgDump, ['--version'], {});
  const version = said.ok ? /\(PostgreSQL\) (\d+)/.exec(said.value)?.[1] : undefined;
  return version === undefined ? null : Number(version);
}

/** What a program printed, or why it failed, in its own words. `input` is a program whose output it reads. */
export function runTool(
  path: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Result<string, { type: 'tool-failed'; detail: string }>> {
  return new Promise((resolve) => {
    const child = spawn(path, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let [said, complained] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
    child.once('error', (error) => resolve(fail({ type: 'tool-failed', detail: error.message })));
    child.once('close', (code) =>
      resolve(code === 0 ? ok(said) : fail({ type: 'tool-failed', detail: complained.trim().slice(0, 500) })),
    );
  });
}

/** The address without its password, which travels in the environment: arguments are seen by everybody on a machine. */
export function addressFor(url: string): { readonly dbname: string; readonly env: Readonly<Record<string, string>> } {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  return { dbname: address.toString(), env: password === '' ? {} : { PGPASSWORD: password } };
}
