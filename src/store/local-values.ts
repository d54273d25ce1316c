// What is kept on this tablet only: drafts of forms, positions, preferences. A person typed it: it counts like a record.
import type { Json } from '#domain/json.ts';
import type { Storage } from '#storage/storage.ts';
import type { SaveLedger } from './save-status.ts';

/** What a value is to the person: words or choices of theirs, or where they were. */
type LocalKind = 'typed' | 'place';

export interface LocalValues {
  /** The newest value given to `set`, durable or not; undefined when there was never one. */
  get(key: string): Promise<Json | undefined>;
  /**
   * Resolves after the first try; a refusal of the tablet is in the save status, and it is tried again by itself.
   * @param kind a `place` is where somebody is on the screen: while it is written, all words stay saved
   */
  set(key: string, value: Json, kind?: LocalKind): Promise<void>;
  /** Values that no completed transaction holds, for the export file. */
  unsaved(): { readonly key: string; readonly value: Json }[];
}

/** After a failed write it is tried again by itself, ms. */
const RETRY = 4_000;

interface Entry {
  readonly key: string;
  readonly value: Json;
  readonly kind: LocalKind;
}

export function createLocalValues(storage: Pick<Storage, 'getLocal' | 'setLocal'>, ledger: SaveLedger): LocalValues {
  const unsaved = new Map<string, Entry>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function write(entry: Entry): Promise<void> {
    const done = ledger.committing(`local:${entry.key}`, entry.kind === 'typed');
    const saved = await storage.setLocal(entry.key, entry.value);
    // The outcome of a value that was replaced meanwhile says nothing about the newest.
    const newest = unsaved.get(entry.key) === entry;
    if (saved.ok && newest) unsaved.delete(entry.key);
    done(saved.ok || !newest ? null : saved.error);
    if (!saved.ok) timer ??= setTimeout(again, RETRY);
  }

  function again(): void {
    timer = null;
    for (const entry of unsaved.values()) void write(entry);
  }

  return {
    async get(key) {
      const newest = unsaved.get(key);
      if (newest) return newest.value;
      const value = await storage.getLocal(key);
      return value.ok ? value.value : undefined;
    },
    set(key, value, kind = 'typed') {
      const entry = { key, value, kind };
      unsaved.set(key, entry);
      return write(entry);
    },
    unsaved: () => [...unsaved.values()].map(({ key, value }) => ({ key, value })),
  };
}
