// A server's database over plain maps. A state is never changed once it is committed, so that a backup is a pointer,
// a rolled-back transaction leaves nothing, and a crash falls back to what was durable.
import type { DocId } from '#domain/ids.ts';
import { createLogTables } from '#server/store/memory-log.ts';
import { createMemoryPeople, type PeopleState } from '#server/store/memory-people.ts';
import { type BlobRow, createMemoryBlobs } from '#server/store/blob-tables.ts';
import { type ClientRow, createMemoryClients } from '#server/store/client-tables.ts';
import {
  type DerivedRow,
  type HeldUpdate,
  type StoredRecord,
  type StoredRow,
  type Tables,
  type WorkspaceRow,
} from '#server/store/tables.ts';

export interface ServerState extends PeopleState {
  workspace: WorkspaceRow | null;
  readonly log: StoredRow[];
  readonly held: Map<string, HeldUpdate>;
  readonly records: Map<DocId, StoredRecord>;
  readonly derived: Map<DocId, DerivedRow>;
  readonly blobs: Map<string, BlobRow>;
  readonly clients: Map<string, ClientRow>;
  readonly healing: Map<string, number>;
}

export function blankState(): ServerState {
  return {
    workspace: null,
    log: [],
    held: new Map(),
    records: new Map(),
    derived: new Map(),
    blobs: new Map(),
    members: new Map(),
    devices: new Map(),
    invites: new Map(),
    clients: new Map(),
    healing: new Map(),
  };
}

export function copyState(state: ServerState): ServerState {
  return {
    workspace: state.workspace,
    log: [...state.log],
    held: new Map(state.held),
    records: new Map(state.records),
    derived: new Map(state.derived),
    blobs: new Map(state.blobs),
    members: new Map(state.members),
    devices: new Map(state.devices),
    invites: new Map(state.invites),
    clients: new Map(state.clients),
    healing: new Map(state.healing),
  };
}

/** The tables of one transaction over this state. */
export function tablesOver(state: ServerState): Tables {
  return {
    blobs: createMemoryBlobs((doc) => state.records.get(doc)?.erased === true, state.blobs),
    clients: createMemoryClients(state.clients, state.healing),
    workspace: async () => state.workspace,
    putWorkspace: async (row) => {
      state.workspace = row;
    },
    ...createLogTables(state),
    ...createMemoryPeople(state),
  };
}
