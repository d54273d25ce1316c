// Moves a workspace from its SQLite file to Postgres, row by row with numbers and tips: devices notice nothing (SYNC L13).
import { existsSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { fail, ok, type Result } from '#domain/result.ts';
import { sameTip } from '#protocol/mark.ts';
import { workspaceOf } from './config-row.ts';
import { isSealed, seal } from './migrate-seal.ts';
import { openPostgres } from './postgres.ts';
import { createSqliteTables } from './sqlite-tables.ts';
import { createSqliteStore } from './sqlite.ts';
import type { Sources } from './store.ts';
import type { Database, Tables } from './tables.ts';
import { verifyFlow } from './verify-flow.ts';

const PAGE_ROWS = 500;

export interface Moved {
  readonly rows: number;
  readonly records: number;
  readonly members: number;
  readonly devices: number;
}

export interface MoveFailure {
  readonly type: 'no-workspace' | 'already-moved' | 'source-broken' | 'target-not-empty' | 'copy-differs';
}

/** Ends the transaction it is thrown in; nothing of the copy stays. */
class Refusal extends Error {
  readonly failure: MoveFailure;

  constructor(type: MoveFailure['type']) {
    super(type);
    this.failure = { type };
  }
}

/**
 * Copies everything into an empty database in one transaction, checks the copy, and closes the file for good: a server
 * that still runs on it refuses from that moment on. Throws when a database cannot be used; the file then stays open.
 */
export async function moveToPostgres(
  source: string,
  target: string,
  sources: Sources,
): Promise<Result<Moved, MoveFailure>> {
  const sound = await checkSource(source, sources);
  if (sound) return fail(sound);
  const file = new BetterSqlite3(source, { timeout: 5000 });
  try {
    const postgres = await openPostgres({ url: target });
    try {
      // Nobody writes to the file between the first row read and the seal.
      file.exec('BEGIN IMMEDIATE');
      seal(file);
      const moved = await copyInto(postgres, createSqliteTables(file));
      file.exec('COMMIT');
      return ok(moved);
    } finally {
      await postgres.close();
    }
  } catch (error) {
    if (error instanceof Refusal) return fail(error.failure);
    throw error;
  } finally {
    if (file.inTransaction) file.exec('ROLLBACK');
    file.close();
  }
}

/** Opens the file as a server does, so that an older one is brought up to date, and recomputes its log. */
async function checkSource(path: string, sources: Sources): Promise<MoveFailure | null> {
  if (!existsSync(path)) return { type: 'no-workspace' };
  const store = await createSqliteStore({ path }, sources);
  try {
    const verified = await store.verify();
    if (!verified.ok) throw new Error(`the file could not be read: ${verified.error.type}`);
    if (verified.value.brokenAt !== null) return { type: 'source-broken' };
  } finally {
    await store.close();
  }
  const file = new BetterSqlite3(path);
  try {
    return isSealed(file) ? { type: 'already-moved' } : null;
  } finally {
    file.close();
  }
}

function copyInto(target: Database, from: Tables): Promise<Moved> {
  return target.write(async (to) => {
    if (await to.workspace()) throw new Refusal('target-not-empty');
    await copyRows(from, to);
    const [before, after] = [await figures(from), await figures(to)];
    const { head } = await workspaceOf(from);
    const { rows, brokenAt } = await verifyFlow(to);
    const tip = head.seq === 0 ? head.tip : await to.tipAt(head.seq);
    const same = JSON.stringify(before) === JSON.stringify(after) && rows === head.seq;
    if (!same || brokenAt !== null || !tip || !sameTip(tip, head.tip)) throw new Refusal('copy-differs');
    return { ...after, rows };
  });
}

/** Everything, with numbers and tips, into empty tables; both sides inside the caller's transactions. */
export async function copyRows(from: Tables, to: Tables): Promise<void> {
  await copyPeople(from, to);
  await copyLog(from, to);
  await to.putWorkspace(await workspaceOf(from));
}

async function copyPeople(from: Tables, to: Tables): Promise<void> {
  for (const member of await from.members()) await to.putMember(member);
  for (const device of await from.devices()) {
    await to.putDevice(device);
    await to.clients.setHealing(device.id, await from.clients.healingUntil(device.id));
  }
  for (const invite of await from.invites()) await to.putInvite(invite);
  for (const row of await from.blobs.allBlobs()) await to.blobs.putBlob(row);
}

/** Every record has a row, so the log names them all. */
async function copyLog(from: Tables, to: Tables): Promise<void> {
  let seq = 0;
  for (;;) {
    const page = await from.scanAll(seq, PAGE_ROWS);
    if (page.length === 0) return;
    const bodies = await from.bodies(page.map((row) => row.seq));
    const records = await from.records([...new Set(page.map((row) => row.doc))]);
    await to.putRecords([...records.values()]);
    const begun = page.filter((row) => row.version === 1 && row.type === 'upd');
    await to.clients.bind(await from.clients.boundIn(begun.map((row) => row.doc)));
    await to.append(page.map((row, index) => ({ ...row, body: bodies[index] ?? new Uint8Array(0) })));
    seq = page.at(-1)?.seq ?? seq;
  }
}

async function figures(tables: Tables): Promise<Omit<Moved, 'rows'>> {
  const [members, devices] = [await tables.members(), await tables.devices()];
  return { records: await tables.countRecords(), members: members.length, devices: devices.length };
}
