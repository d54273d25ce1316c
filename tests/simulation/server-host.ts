// The machine a server runs on: the real rules over a disk that can be restored, wiped, filled up or cut off.
import { composeStore } from '#server/store/compose.ts';
import { createQueue } from '#server/store/queue.ts';
import type { Sources, Store } from '#server/store/store.ts';
import { type Database, StorageTrouble, type Tables } from '#server/store/tables.ts';
import { blankState, copyState, type ServerState, tablesOver } from './server-state.ts';

/** The process died; whoever asked gets no answer. */
export class ServerDied extends Error {
  constructor() {
    super('the server died');
    this.name = 'ServerDied';
  }
}

/** What one committed transaction found and left. */
interface Commit {
  readonly before: ServerState;
  readonly after: ServerState;
}

export interface HostChanges {
  /** Stands between the rules and the tables. */
  readonly tables?: ((inner: Tables) => Tables) | undefined;
  /** Commits reach the disk only now and then: what a server without strict durability does. */
  readonly lazy?: boolean | undefined;
}

export interface ServerHost {
  readonly store: () => Store;
  /** The last committed state; not to be changed. */
  readonly state: () => ServerState;
  /** What the transaction that answered with this value found and left. */
  readonly commitOf: (answer: object) => Commit | null;
  /** Dies in the next write, before its commit or after it, and is started again. */
  dieAt(moment: 'before' | 'after' | null): void;
  setFull(full: boolean): void;
  /** Another disk in place of this one: an older copy, or an empty one. */
  replaceDisk(state: ServerState): Promise<void>;
}

/** Every so many commits a lazy disk writes down what it was given. */
const LAZY_COMMITS = 7;

export async function createServerHost(sources: Sources, changes: HostChanges = {}): Promise<ServerHost> {
  let state = blankState();
  let durable = state;
  let dies: 'before' | 'after' | null = null;
  let isFull = false;
  let count = 0;
  const commits = new WeakMap<object, Commit>();
  let store: Store = await boot();

  async function write<Value>(act: (tables: Tables) => Promise<Value>): Promise<Value> {
    if (isFull) throw new StorageTrouble('disk-full', null);
    const before = state;
    const draft = copyState(before);
    const tables = tablesOver(draft);
    const value = await act(changes.tables?.(tables) ?? tables);
    if (dies === 'before') return die();
    state = draft;
    count += 1;
    if (!changes.lazy || count % LAZY_COMMITS === 0) durable = state;
    if (typeof value === 'object' && value !== null) commits.set(value, { before, after: draft });
    return dies === 'after' ? die() : value;
  }

  async function die(): Promise<never> {
    dies = null;
    state = durable;
    store = await boot();
    throw new ServerDied();
  }

  function boot(): Promise<Store> {
    isFull = false;
    const queue = createQueue();
    const database: Database = {
      write: (act) => queue.run(() => write(act)),
      read: (act) => queue.run(() => act(tablesOver(state))),
      probe: async () => {},
      close: () => queue.run(async () => {}),
    };
    return composeStore(database, sources, 'Couserans');
  }

  return {
    store: () => store,
    state: () => state,
    commitOf: (answer) => commits.get(answer) ?? null,
    dieAt(moment) {
      dies = moment;
    },
    setFull(full) {
      isFull = full;
    },
    async replaceDisk(next) {
      state = next;
      durable = next;
      store = await boot();
    },
  };
}
