// A server's database over plain maps. A state is never changed once it is committed, so that a backup is a pointer,
// a rolled-back transaction leaves nothing, and a crash falls back to what was durable.
import type { DocId } from '#domain/ids.ts';
import {
  type DeviceRow,
  type HeldUpdate,
  type InviteRow,
  keyOf,
  type MemberRow,
  type StoredRecord,
  type StoredRow,
  type Tables,
  type WorkspaceRow,
} from '#server/store/tables.ts';

export interface ServerState {
  workspace: WorkspaceRow | null;
  readonly log: StoredRow[];
  readonly held: Map<string, HeldUpdate>;
  readonly records: Map<DocId, StoredRecord>;
  readonly members: Map<string, MemberRow>;
  readonly devices: Map<string, DeviceRow>;
  readonly invites: Map<string, InviteRow>;
}

export function blankState(): ServerState {
  return {
    workspace: null,
    log: [],
    held: new Map(),
    records: new Map(),
    members: new Map(),
    devices: new Map(),
    invites: new Map(),
  };
}

export function copyState(state: ServerState): ServerState {
  return {
    workspace: state.workspace,
    log: [...state.log],
    held: new Map(state.held),
    records: new Map(state.records),
    members: new Map(state.members),
    devices: new Map(state.devices),
    invites: new Map(state.invites),
  };
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** The tables of one transaction over this state. */
export function tablesOver(state: ServerState): Tables {
  const { log, held, records, members, devices, invites } = state;
  return {
    workspace: async () => state.workspace,
    putWorkspace: async (row) => {
      state.workspace = row;
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
        const { owner, grantSeq, erased } = records.get(head.doc) ?? { owner: '', grantSeq: 0, erased: false };
        return { ...head, size: body.length, owner, grantSeq, erased };
      }),
    bodies: async (seqs) => seqs.map((seq) => log[seq - 1]?.body ?? new Uint8Array(0)),
    heldOf: async (keys) => {
      const found = new Map<string, HeldUpdate>();
      for (const { doc, hash } of keys) {
        const name = keyOf(doc, hash);
        const update = held.get(name);
        if (update) found.set(name, update);
      }
      return found;
    },
    updatesOf: async (doc) => log.filter((row) => row.doc === doc && row.type === 'upd').map((row) => row.body),
    destroyBodies: async (doc) => {
      for (const [index, row] of log.entries()) if (row.doc === doc) log[index] = { ...row, body: new Uint8Array(0) };
    },
    records: async (docs) => {
      const found = new Map<DocId, StoredRecord>();
      for (const doc of docs) {
        const record = records.get(doc);
        if (record) found.set(doc, record);
      }
      return found;
    },
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
