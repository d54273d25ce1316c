// The tablet's storage over plain maps: the same contract as the real one, with a disk that outlives its users,
// strict durability, transactions that are all or nothing, and a plug that can be pulled at any moment.
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { Card } from '#domain/record/cards.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Change, Changes } from '#storage/changes.ts';
import type { StorageFailure } from '#storage/durable.ts';
import type { Account } from '#storage/exchange-state.ts';
import type { UnsealedRow } from '#storage/exchange-store.ts';
import type { HistoryMark } from '#storage/receipt.ts';
import type { Storage } from '#storage/storage.ts';
import { type BootState, inOrder, isAskable, type WholeHead, type WholeStore } from '#storage/whole-store.ts';
import { NO_BLOBS } from './memory-blobs.ts';
import * as acts from './memory-acts.ts';
import type { Disk } from './memory-disk.ts';
import * as arrivals from './memory-receive.ts';

/** What may go wrong around each call; everything here is the simulation's to decide. */
export interface Troubles {
  /** Lets other work in between the call and its transaction, and between its commit and the answer. */
  readonly pause: () => Promise<void>;
  /** Null: the call goes through. */
  readonly failure: (call: string) => StorageFailure | null;
  /** Asked at each call: true pulls the plug, before its transaction or after it. */
  readonly dies: (call: string, moment: 'before' | 'after') => boolean;
}

export interface MemoryStorage extends Storage {
  /** From now on no call is answered and nothing that has not been committed happens. */
  kill(): void;
  readonly isAlive: () => boolean;
}

const QUIET: Troubles = { pause: () => Promise.resolve(), failure: () => null, dies: () => false };

/** Opens a disk; several users of one disk (tabs, the worker) tell each other what they changed. */
export function openMemoryStorage(name: string, disk: Disk, troubles: Troubles = QUIET): MemoryStorage {
  let alive = true;
  const never = new Promise<never>(() => {});
  const changes = createChanges(disk, () => alive);

  /** `act` runs in one go: nobody sees half of it, and what it could not store it refuses before its first change. */
  async function run<Value>(call: string, act: () => Value): Promise<Result<Value, StorageFailure>> {
    await troubles.pause();
    if (alive && troubles.dies(call, 'before')) alive = false;
    if (!alive) return never;
    const failure = troubles.failure(call);
    if (failure) return fail(failure);
    let value: Value;
    try {
      value = act();
    } catch (error) {
      return fail({ type: 'storage-failed', detail: String(error) });
    }
    if (troubles.dies(call, 'after')) alive = false;
    if (!alive) return never;
    await troubles.pause();
    return alive ? ok(value) : never;
  }

  const meta = <Value>(key: string): Value | null => (disk.meta.get(key) ?? null) as Value | null;

  return {
    name,
    changes,
    blobs: NO_BLOBS,
    kill() {
      alive = false;
    },
    isAlive: () => alive,
    async commit(act) {
      const done = await run('commit', () => acts.commit(disk, act));
      if (done.ok) changes.post({ docs: [act.doc.id], outbox: true, acted: !done.value.stale });
      return done;
    },
    docRow: (doc) => run('docRow', () => disk.doc.get(doc) ?? null),
    docRows: () => run('docRows', () => [...disk.doc.values()]),
    docRowsOf: (docs) => run('docRowsOf', () => docs.map((doc) => disk.doc.get(doc))),
    updates: (doc) => run('updates', () => acts.updatesAfter(disk, doc, 0)),
    updatesAfter: (doc, last) => run('updatesAfter', () => acts.updatesAfter(disk, doc, last)),
    longOnes: (docs, rows) => run('longOnes', () => docs.filter((doc) => (disk.upd.get(doc)?.length ?? 0) >= rows)),
    fold: (folded) => run('fold', () => acts.fold(disk, folded)),
    async evict(docs) {
      const done = await run('evict', () => acts.evict(disk, docs));
      if (done.ok && done.value.length > 0) changes.post({ docs: done.value, outbox: false });
      return done;
    },
    wantWhole: (doc, at) => run('wantWhole', () => acts.wantWhole(disk, doc, at)),
    cards: () => run('cards', () => [...disk.card.values()]),
    cardsOf: (docs) => run('cardsOf', () => docs.map((doc): Card | undefined => disk.card.get(doc))),
    staleDocs: () => run('staleDocs', () => [...disk.stale]),
    markStale: (docs) =>
      run('markStale', () => {
        for (const doc of docs) disk.stale.add(doc);
      }),
    refreshCards: (made) => run('refreshCards', () => acts.refreshCards(disk, made)),
    outbox: () => run('outbox', () => acts.summarise(disk)),
    tally: () => run('tally', () => acts.tally(disk)),
    quarantined: (id) => run('quarantined', () => disk.quar.get(id) ?? null),
    async requeue(ids) {
      const done = await run('requeue', () => acts.requeue(disk, ids));
      if (done.ok && done.value.length > 0) changes.post({ docs: done.value, outbox: true });
      return done;
    },
    getLocal: (key) => run('getLocal', () => disk.local.get(key)),
    setLocal: (key, value) => run('setLocal', () => void disk.local.set(key, structuredClone(value))),
    within() {
      throw new Error('a disk in memory has no tables');
    },
    locals: () => run('locals', () => [...disk.local].map(([k, v]) => ({ k, v }))),
    exchangeState: () =>
      run('exchangeState', () => ({
        cursor: meta<HistoryMark>('cursor'),
        horizon: meta<HistoryMark>('horizon'),
        account: meta<Account>('account'),
        config: meta<Json>('config'),
        receivedAt: meta<number>('receivedAt'),
        clockOffset: meta<number>('clockOffset') ?? 0,
        boot: meta<BootState>('boot'),
        auditedAt: meta<number>('auditedAt'),
      })),
    async setAccount(account, config) {
      const done = await run('setAccount', () => acts.setAccount(disk, account, config));
      if (done.ok) changes.post({ docs: [], outbox: true });
      return done;
    },
    unsealed: () => run('unsealed', () => [...disk.out.values()].filter((row) => row.hash === null) as UnsealedRow[]),
    seal: (from, batch) => run('seal', () => acts.seal(disk, from, batch)),
    sealed: (limit) => run('sealed', () => acts.takeSealed(disk, limit)),
    rebase: (id, hash, body) => run('rebase', () => acts.rebase(disk, id, hash, body)),
    async receive(receipt) {
      const done = await run('receive', () => arrivals.receive(disk, receipt));
      if (!done.ok) return done;
      changes.post({ docs: done.value, outbox: true });
      return ok(undefined);
    },
    heal: (full, upTo) => run('heal', () => arrivals.heal(disk, full, upTo)),
    ...wholeStore(disk, run, changes),
    lastOut: () => run('lastOut', () => Math.max(0, ...disk.out.keys())),
    close: () => changes.close(),
  };
}

type Run = <Value>(call: string, act: () => Value) => Promise<Result<Value, StorageFailure>>;

function wholeStore(disk: Disk, run: Run, changes: Changes): WholeStore {
  async function told(docs: readonly DocId[], outbox: boolean, done: ReturnType<typeof run<void>>): typeof done {
    const outcome = await done;
    if (outcome.ok) changes.post({ docs, outbox });
    return outcome;
  }
  const docsOf = (heads: readonly WholeHead[]): DocId[] => heads.map(({ doc }) => doc);
  return {
    holes: () =>
      run('holes', () => inOrder([...disk.hole.values()].filter((hole) => isAskable(hole, disk.doc.get(hole.doc))))),
    markHoles: (docs, why, at) =>
      run('markHoles', () => {
        for (const doc of docs) arrivals.openHole(disk, doc, why, at);
      }),
    takeWhole: (records) =>
      told(
        docsOf(records),
        false,
        run('takeWhole', () => arrivals.takeWhole(disk, records)),
      ),
    dropHoles: (docs) =>
      run('dropHoles', () => {
        for (const doc of docs) disk.hole.delete(doc);
      }),
    takeBoot: (page) =>
      told(
        docsOf([...page.cards, ...page.records]),
        true,
        run('takeBoot', () => arrivals.takeBoot(disk, page)),
      ),
    offer: (full) =>
      told(
        [],
        true,
        run('offer', () => arrivals.offer(disk, full)),
      ),
    markSent: (ids, at) =>
      told(
        [],
        true,
        run('markSent', () => arrivals.markSent(disk, ids, at)),
      ),
    setAudited: (at) => run('setAudited', () => void disk.meta.set('auditedAt', at)),
  };
}

/** As a BroadcastChannel between users of one disk: itself at once, the others a little later. */
function createChanges(disk: Disk, isAlive: () => boolean): Changes {
  const listeners = new Set<(change: Change) => void>();
  const hear = (change: Change): void => {
    if (isAlive()) for (const listener of listeners) listener(change);
  };
  disk.users.add(hear);
  return {
    post(change) {
      for (const other of disk.users) if (other !== hear) void Promise.resolve().then(() => other(change));
      hear(change.acted ? { ...change, docs: [], own: change.docs } : change);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      disk.users.delete(hear);
      listeners.clear();
    },
  };
}
