// A store that lives as long as the process: for tests, and the smallest example of a database under the port.
import type { DocId } from '#domain/ids.ts';
import { createMemoryBlobs } from './blob-tables.ts';
import { createMemoryClients } from './client-tables.ts';
import { composeStore } from './compose.ts';
import { createLogTables } from './memory-log.ts';
import { createMemoryPeople } from './memory-people.ts';
import { createQueue } from './queue.ts';
import type { Sources, Store } from './store.ts';
import {
  type Database,
  type HeldUpdate,
  type StoredRecord,
  type StoredRow,
  type Tables,
  type WorkspaceRow,
} from './tables.ts';

export function createMemoryStore(sources: Sources, workspaceName = 'Couserans'): Promise<Store> {
  return composeStore(createMemoryDatabase(), sources, workspaceName);
}

/** The tables alone; several stores may be opened over them one after the other. */
export function createMemoryDatabase(): Database {
  const tables = createTables();
  const queue = createQueue();
  return {
    write: (act) => queue.run(() => act(tables)),
    read: (act) => queue.run(() => act(tables)),
    probe: async () => {},
    close: () => queue.run(async () => {}),
  };
}

function createTables(): Tables {
  let workspace: WorkspaceRow | null = null;
  const log: StoredRow[] = [];
  const held = new Map<string, HeldUpdate>();
  const records = new Map<DocId, StoredRecord>();
  return {
    clients: createMemoryClients(),
    blobs: createMemoryBlobs((doc) => records.get(doc)?.erased === true),
    workspace: async () => workspace,
    putWorkspace: async (row) => {
      workspace = row;
    },
    ...createLogTables({ log, held, records, derived: new Map() }),
    ...createMemoryPeople({ members: new Map(), devices: new Map(), invites: new Map() }),
  };
}
