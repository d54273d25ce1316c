// A store that lives as long as the process: for tests, and the smallest example of a database under the port.
import type { DocId } from '#domain/ids.ts';
import { composeStore } from './compose.ts';
import { createQueue } from './queue.ts';
import type { Sources, Store } from './store.ts';
import {
  type Database,
  type DeviceRow,
  type HeldUpdate,
  type InviteRow,
  keyOf,
  type MemberRow,
  type StoredRecord,
  type StoredRow,
  type Tables,
  type WorkspaceRow,
} from './tables.ts';

export function createMemoryStore(sources: Sources, workspaceName = 'Couserans'): Promise<Store> {
  const tables = createTables();
  const queue = createQueue();
  const database: Database = {
    write: (act) => queue.run(() => act(tables)),
    read: (act) => queue.run(() => act(tables)),
    probe: async () => {},
    close: () => queue.run(async () => {}),
  };
  return composeStore(database, sources, workspaceName);
}

function createTables(): Tables {
  let workspace: WorkspaceRow | null = null;
  const log: StoredRow[] = [];
  const held = new Map<string, HeldUpdate>();
  const records = new Map<DocId, StoredRecord>();
  const members = new Map<string, MemberRow>();
  const devices = new Map<string, DeviceRow>();
  const invites = new Map<string, InviteRow>();
  return {
    workspace: async () => workspace,
    putWorkspace: async (row) => {
      workspace = row;
    },
    tipAt: async (seq) => log[seq - 1]?.tip ?? null,
    append: async (rows) => {
      for (const row of rows) {
        log.push(row);
        const { by, seq, version } = row;
        if (row.type === 'upd') held.set(keyOf(row.doc, row.hash), { by, seq, version });
      }
    },
    scan: async (seq, limit) =>
      log.slice(seq, seq + limit).map(({ body, ...head }) => {
        const record = records.get(head.doc);
        const { owner, grantSeq, erased } = record ?? { owner: '', grantSeq: 0, erased: false };
        return { ...head, size: body.length, owner, grantSeq, erased };
      }),
    bodies: async (seqs) => seqs.map((seq) => log[seq - 1]?.body ?? new Uint8Array(0)),
    heldOf: async (keys) => {
      const names = new Set(keys.map(({ doc, hash }) => keyOf(doc, hash)));
      return new Map([...held].filter(([name]) => names.has(name)));
    },
    updatesOf: async (doc) => log.filter((row) => row.doc === doc && row.type === 'upd').map((row) => row.body),
    destroyBodies: async (doc) => {
      for (const [index, row] of log.entries()) if (row.doc === doc) log[index] = { ...row, body: new Uint8Array(0) };
    },
    records: async (docs) => new Map([...records].filter(([doc]) => docs.includes(doc))),
    putRecords: async (rows) => {
      for (const row of rows) records.set(row.doc, row);
    },
    countRecords: async () => records.size,
    members: async () => [...members.values()],
    putMember: async (row) => void members.set(row.id, row),
    devices: async () => [...devices.values()],
    deviceByToken: async (hash) => [...devices.values()].find((row) => same(row.tokenHash, hash)) ?? null,
    putDevice: async (row) => void devices.set(row.id, row),
    invites: async () => [...invites.values()],
    inviteByCode: async (hash) => [...invites.values()].find((row) => same(row.codeHash, hash)) ?? null,
    putInvite: async (row) => void invites.set(row.id, row),
  };
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
