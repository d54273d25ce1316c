// A workspace on disk with its people, to be backed up and put back.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeBackup, type MadeBackup } from '#server/backup/backup.ts';
import { type Config, parseConfig } from '#server/config.ts';
import { openStore } from '#server/open-store.ts';
import type { Store } from '#server/store/store.ts';
import { docOf, itemOf, must, pushAs, scribe, T0, type Team, teamOf } from '#tests/unit/sync-server/workbench.ts';

export interface Workshop {
  readonly config: Config;
  /** The folder of backups. */
  readonly to: string;
  /** Another data folder, with a ledger of its own: the same server on a new disk. */
  elsewhere(): Config;
  dispose(): void;
}

export function openWorkshop(settings: Readonly<Record<string, string>> = {}): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-backup-'));
  let disks = 0;
  const configOn = (disk: string): Config => must(parseConfig({ DATA_DIR: join(folder, disk, 'data'), ...settings }));
  return {
    config: configOn('first'),
    to: join(folder, 'backups'),
    elsewhere: () => configOn(`disk-${(disks += 1)}`),
    dispose: () => rmSync(folder, { recursive: true }),
  };
}

/** A store with people and one company. */
export async function begin(config: Config): Promise<{ store: Store; team: Team }> {
  const store = await openStore(config);
  const team = await teamOf(store);
  await writeCompany(store, team, 1);
  return { store, team };
}

export async function writeCompany(store: Store, { anais }: Team, number: number): Promise<void> {
  await pushAs(store, anais.id, [itemOf(docOf(number), scribe(number).write('name', `company ${number}`))]);
}

let moments = 0;

/** Each one a minute after the one before. */
export async function backUp(config: Config, to: string, keep = 0): Promise<MadeBackup> {
  return must(await makeBackup(config, { to, keep, now: T0 + (moments += 1) * 60_000 }));
}

/** A photo as the server keeps it; gives its path under the data folder. */
export function putPhoto({ dataDir }: Config, content: string): string {
  const sha = createHash('sha256').update(content).digest('hex');
  const path = join('blobs', sha.slice(0, 2), sha);
  mkdirSync(dirname(join(dataDir, path)), { recursive: true });
  writeFileSync(join(dataDir, path), content);
  return path;
}

/** What the store says of itself. */
export async function stateOf(config: Config): Promise<{ seq: number; records: number; brokenAt: number | null }> {
  const store = await openStore(config);
  try {
    const { head, records } = must(await store.status());
    return { seq: head.seq, records, brokenAt: must(await store.verify()).brokenAt };
  } finally {
    await store.close();
  }
}
