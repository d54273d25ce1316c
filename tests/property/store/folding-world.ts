// One record on one tablet: two tabs, other people's rows, the exchange, and folds that are read now and written later.
import fc from 'fast-check';
import { createReplica, type Replica } from '#crdt/record.ts';
import { fold } from '#crdt/fold.ts';
import { mergeUpdates } from '#crdt/updates.ts';
import type { Receipt } from '#storage/receipt.ts';
import type { Folded } from '#storage/fold.ts';
import type { Storage } from '#storage/storage.ts';
import { type HeldReplica, holdReplica } from '#store/held-replica.ts';
import { T0, writerOf } from '#tests/support/writers.ts';
import { doc, receipt as quietReceipt, rowOf, value } from '#tests/unit/storage/storage-contract.ts';

export type Step =
  | { readonly type: 'act'; readonly tab: 0 | 1; readonly key: string; readonly text: string }
  | { readonly type: 'reread'; readonly tab: 0 | 1 }
  | { readonly type: 'receive'; readonly key: string; readonly text: string }
  | { readonly type: Plain };

type Plain = 'read fold' | 'write fold' | 'seal' | 'acknowledge' | 'refuse' | 'withdraw' | 'give back' | 'mend';

const words = { key: fc.constantFrom('name', 'phone', 'notes'), text: fc.string({ maxLength: 4 }) };
const tab = fc.constantFrom(0 as const, 1 as const);
const plain = (...types: Plain[]) => fc.record({ type: fc.constantFrom(...types) });

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ type: fc.constant('act' as const), tab, ...words }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant('reread' as const), tab }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant('receive' as const), ...words }) },
    { weight: 6, arbitrary: plain('read fold', 'write fold') },
    { weight: 3, arbitrary: plain('seal', 'acknowledge') },
    { weight: 2, arbitrary: plain('refuse', 'mend', 'withdraw', 'give back', 'give back') },
  ),
  { minLength: 10, maxLength: 60 },
);

interface Tab {
  held: HeldReplica;
  /** It holds rows that were withdrawn since. */
  outdated: boolean;
}

/** What the record must be, kept beside the storage; each method is one step of the day. */
export class FoldingWorld {
  readonly storage: Storage;
  readonly tabs: Tab[] = [];
  readonly #writers = ['anais', 'anais.1', 'bruno'].map(writerOf);
  /** Everything that is in the record on this tablet. */
  truth: Replica = createReplica([]);
  /** What the server holds of it. */
  readonly #server: Replica = createReplica([]);
  #isHere = true;
  #read: Folded | null = null;
  folds = 0;
  /** Changes set aside or refused so far. */
  aside = 0;

  constructor(storage: Storage) {
    this.storage = storage;
  }

  async begin(): Promise<void> {
    const first = createReplica([]).edit(this.#writer(0), (draft) => draft.set('name', 'Fournil')) as Uint8Array;
    await value(this.storage.commit({ doc, update: first, card: null, known: 0, at: T0 }));
    this.truth.apply(first);
    for (const _ of [0, 1]) this.tabs.push({ held: await this.#open(), outdated: false });
  }

  async #open(): Promise<HeldReplica> {
    const { bodies, last } = await value(this.storage.updates(doc.id));
    return holdReplica(this.storage, doc.id, bodies, last);
  }

  #writer(index: number): ReturnType<ReturnType<typeof writerOf>['at']> {
    return (this.#writers[index] as ReturnType<typeof writerOf>).at(T0);
  }

  async step(step: Step): Promise<void> {
    if (step.type === 'act') return this.#act(step.tab, step.key, step.text);
    if (step.type === 'reread') return this.#reread(step.tab);
    if (step.type === 'receive') return this.#receive(step.key, step.text);
    if (step.type === 'read fold') return this.#readFold();
    if (step.type === 'write fold') return this.writeFold();
    if (step.type === 'seal') return this.#seal();
    if (step.type === 'withdraw') return this.#withdraw();
    if (step.type === 'mend') return this.#mend();
    if (step.type === 'give back') return this.#giveBack();
    return this.#answer(step.type === 'acknowledge' ? 'received' : 'refused');
  }

  async #act(index: 0 | 1, key: string, text: string): Promise<void> {
    const tab = this.tabs[index] as Tab;
    const update = tab.held.edit(this.#writer(index), (draft) =>
      key === 'notes' ? draft.text(key, text) : draft.set(key, text),
    );
    if (!update) return;
    const done = await value(this.storage.commit({ doc, update, card: null, known: tab.held.known, at: T0 }));
    tab.held.known = done.known;
    if (tab.outdated) this.aside += 1;
    else this.truth.apply(update);
  }

  /** As a held record does it when it is told of a change. */
  async #reread(index: 0 | 1): Promise<void> {
    const tab = this.tabs[index] as Tab;
    if (await tab.held.catchUp()) return;
    if (await tab.held.rebuild([])) tab.outdated &&= !this.#isHere;
    else if (this.#isHere) throw new Error('a record that is here was taken for a withdrawn one');
  }

  async #rows(change: Partial<Receipt>): Promise<void> {
    await value(this.storage.receive({ ...quietReceipt, ...change }));
  }

  async #receive(key: string, text: string): Promise<void> {
    const update = this.#server.edit(this.#writer(2), (draft) =>
      key === 'notes' ? draft.text(key, text) : draft.set(key, text),
    );
    if (!update || !this.#isHere) return;
    await this.#rows({ rows: [rowOf('store', update)] });
    this.truth.apply(update);
  }

  async #readFold(): Promise<void> {
    const { bodies, last } = await value(this.storage.updates(doc.id));
    const body = bodies.length > 1 ? fold(bodies, 1_000_000) : null;
    this.#read = body && { doc: doc.id, last, rows: bodies.length, body };
  }

  async writeFold(): Promise<void> {
    if (this.#read === null) await this.#readFold();
    if (this.#read && (await value(this.storage.fold(this.#read)))) this.folds += 1;
    this.#read = null;
  }

  async #seal(): Promise<void> {
    const rows = await value(this.storage.unsealed());
    if (rows.length === 0) return;
    const body = mergeUpdates(rows.map((row) => row.body));
    const hash = new Uint8Array(16).fill(5);
    await value(
      this.storage.seal(
        rows.map((row) => row.id),
        { doc: doc.id, body, hash, at: T0 },
      ),
    );
  }

  async #answer(answer: 'received' | 'refused'): Promise<void> {
    const [batch] = await value(this.storage.sealed({ bytes: 1_000_000, items: 1 }));
    if (!batch) return;
    if (answer === 'received') {
      this.#server.apply(batch.body);
      await this.#rows({ received: [{ id: batch.id, seq: 0, version: 0 }] });
      return;
    }
    this.aside += (await this.waiting()).length;
    await this.#rows({ refused: [{ id: batch.id, reason: 'forbidden' }] });
  }

  async #withdraw(): Promise<void> {
    if (!this.#isHere) return;
    this.aside += (await this.waiting()).length;
    await this.#rows({ rows: [rowOf('forget', null)] });
    this.truth = createReplica([]);
    this.#isHere = false;
    for (const tab of this.tabs) tab.outdated = true;
  }

  async #giveBack(): Promise<void> {
    if (this.#isHere) return;
    const body = this.#server.encode();
    await this.#rows({ rows: [rowOf('store', body)] });
    this.truth.apply(body);
    this.#isHere = true;
  }

  /** After a refusal what the server holds takes the place of the record's rows, unless more waits (SYNC L6). */
  async #mend(): Promise<void> {
    const [hole] = await value(this.storage.holes());
    const waits = (await this.waiting()).length > 0;
    if (hole?.why !== 'refused') return;
    const body = this.#server.encode();
    const { id, ...about } = doc;
    await value(this.storage.takeWhole([{ doc: id, ...about, owner: '', version: 1, seq: 1, body }]));
    if (waits) return;
    this.truth = createReplica([body]);
    for (const tab of this.tabs) tab.outdated = true;
  }

  /** All bytes in the outbox. */
  async waiting(): Promise<Uint8Array[]> {
    const sealed = await value(this.storage.sealed({ bytes: 10_000_000, items: 1_000 }));
    return [...(await value(this.storage.unsealed())), ...sealed].map(({ body }) => body);
  }

  /** All bytes in the quarantine. */
  async stuck(): Promise<Uint8Array[]> {
    return (await value(this.storage.outbox())).stuck.map(({ body }) => body);
  }

  /** Both tabs take in what there is. */
  async settle(): Promise<void> {
    for (const index of [0, 1] as const) await this.#reread(index);
  }
}
