// What a restore drill looks for once every device says that all is received.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { DocId } from '#domain/ids.ts';
import { snapshotOf } from '#crdt/updates.ts';
import { backupsIn } from '#server/backup/backup.ts';
import { checkFile, readManifest } from '#server/backup/manifest.ts';
import { openSqlite } from '#server/store/sqlite.ts';
import { verifyFlow } from '#server/store/verify-flow.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { inviteCode, joinServer } from '#tests/support/joined-device.ts';
import type { World } from '#tests/support/restore-world.ts';
import type { ServerProcess } from '#tests/support/server-process.ts';

export interface Findings {
  /** Edits that a fresh device does not find, although every device that wrote them was told that they are received. */
  readonly lost: number;
  /** Rows of the log with the record and hash of another one, and registers with two values of one device. */
  readonly twice: number;
  /** Records whose bytes differ between a device and a fresh one. */
  readonly different: number;
  /** Erased records that are on a device or have a body on the server. */
  readonly resurrected: number;
  /** Batches set aside on a device although their record was not erased. */
  readonly setAside: number;
  /** Logs that do not hold, and files that SQLite finds damaged. */
  readonly broken: number;
  /** Backups that were cut short and could be taken for whole ones. */
  readonly halves: number;
}

export async function inspect(world: World): Promise<Findings> {
  const { server, boss, clients, erased, transport } = world;
  const reader = await openDevice();
  await joinServer(server, reader, await inviteCode(server, boss, 'Lectrice', 'coordinator'), 'Lecture');
  await reader.exchange(transport);
  try {
    let [lost, twice, different, resurrected, setAside] = [0, 0, 0, 0, 0];
    for (const { name, places } of clients) {
      const found = await valuesOn(reader, new Set(places));
      for (const [index, place] of places.entries()) {
        const values = found.get(place)?.(`k/${name}/${index + 1}`) ?? [];
        if (!values.includes(index + 1)) lost += 1;
        if (values.length > 1) twice += 1;
      }
    }
    const all = await statesOn(reader);
    for (const device of [boss, ...clients.map((client) => client.device)]) {
      for (const [doc, state] of await statesOn(device)) {
        if (erased.has(doc)) resurrected += 1;
        else if (all.get(doc) !== state) different += 1;
      }
      setAside += await setAsideOn(device, erased);
    }
    resurrected += [...erased].filter((doc) => all.has(doc)).length + bodiesLeft(server, erased);
    return {
      lost,
      twice: twice + rowsTwice(server),
      different,
      resurrected,
      setAside,
      ...(await holds(server)),
      halves: await halfBackups(world.backups),
    };
  } finally {
    reader.close();
  }
}

type Values = (key: string) => unknown[];

async function valuesOn(device: TestDevice, docs: ReadonlySet<DocId>): Promise<Map<DocId, Values>> {
  const found = new Map<DocId, Values>();
  for (const doc of docs) {
    const record = await device.store.open(doc);
    const fields = record?.view.value.fields;
    record?.close();
    if (!fields) continue;
    found.set(doc, (key) => {
      const register = fields.get(key);
      return register ? [register.value, ...register.others.map(({ value }) => value)] : [];
    });
  }
  return found;
}

/** One text per record for everything it says, the same on two devices that hold the same. */
async function statesOn({ storage }: TestDevice): Promise<Map<DocId, string>> {
  const states = new Map<DocId, string>();
  const docs = await storage.docRows();
  if (!docs.ok) throw new Error(docs.error.type);
  for (const { id } of docs.value) {
    const held = await storage.updates(id);
    if (!held.ok) throw new Error(held.error.type);
    states.set(id, Buffer.from(snapshotOf(held.value.bodies)).toString('base64'));
  }
  return states;
}

async function setAsideOn({ storage }: TestDevice, erased: ReadonlySet<DocId>): Promise<number> {
  const outbox = await storage.outbox();
  if (!outbox.ok) throw new Error(outbox.error.type);
  return outbox.value.stuck.filter(({ doc }) => !erased.has(doc)).length;
}

const fileOf = (server: ServerProcess): string => join(server.dataDir, 'cordee.sqlite');

function count(server: ServerProcess, sql: string, ...values: string[]): number {
  const file = new DatabaseSync(fileOf(server), { readOnly: true, timeout: 5_000 });
  try {
    return (file.prepare(sql).get(...values) as { n: number }).n;
  } finally {
    file.close();
  }
}

function rowsTwice(server: ServerProcess): number {
  return count(
    server,
    `SELECT count(*) AS n FROM (SELECT 1 FROM log WHERE type = 'upd' GROUP BY doc, hash HAVING count(*) > 1)`,
  );
}

function bodiesLeft(server: ServerProcess, erased: ReadonlySet<DocId>): number {
  return [...erased].filter(
    (doc) => count(server, 'SELECT count(*) AS n FROM log WHERE doc = ? AND length(body) > 0', doc) > 0,
  ).length;
}

async function holds(server: ServerProcess): Promise<{ broken: number }> {
  const file = new DatabaseSync(fileOf(server), { readOnly: true, timeout: 5_000 });
  const sound = (file.prepare('PRAGMA integrity_check').get() as { integrity_check: string }).integrity_check === 'ok';
  file.close();
  const database = openSqlite({ path: fileOf(server) });
  const { brokenAt } = await database.read(verifyFlow);
  await database.close();
  return { broken: (sound ? 0 : 1) + (brokenAt === null ? 0 : 1) };
}

/** The number of the last row in the server's file. */
export function lastRow(server: ServerProcess): number {
  return count(server, 'SELECT seq AS n FROM workspace');
}

/** Backups that would be offered for a restore although they do not hold. */
async function halfBackups(folder: string): Promise<number> {
  let halves = 0;
  for (const name of await backupsIn(folder)) {
    const manifest = await readManifest(join(folder, name));
    const holds = manifest.ok && (await checkFile(join(folder, name), manifest.value, manifest.value.file)).ok;
    if (!holds) halves += 1;
  }
  return halves;
}
