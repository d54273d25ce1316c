// Where an import lies on this tablet: its head, its parts, and which one is under way.
import type { Json } from '#domain/json.ts';
import type { DocId } from '#domain/ids.ts';
import type { About, ImportWork, Run, RunPart, RunStore } from './import-types.ts';

/** Lines written in one transaction, and between two turns of the screen. */
const PART = 250;
/** So many imports may be taken back; the parts of older ones are thrown away. */
const KEPT = 5;

/** The import that is under way: it counts as something that was typed and is not safe elsewhere. */
const RUNNING = 'import-running';
const PAST = 'exchange:imports';
const headKey = (id: string): string => `exchange:head:${id}`;
const partKey = (id: string, part: number): string => `exchange:part:${id}:${part}`;

const json = (value: object): Json => value as unknown as Json;

export interface ImportShelf {
  /** Lays a whole import down, not begun; null when the tablet refuses, and then nothing is there. */
  layDown(work: ImportWork, about: About): Promise<Run | null>;
  keep(run: Run): Promise<void>;
  part(run: Run, index: number): Promise<RunPart | null>;
  head(id: string): Promise<Run | null>;
  /** The one a crash cut; null: none. */
  running(): Promise<Run | null>;
  /** Newest first. */
  past(): Promise<readonly Run[]>;
}

/** New companies get their ids here, so that no part is ever written twice. */
function partsOf(work: ImportWork, newDoc: () => DocId): RunPart[] {
  const parts: RunPart[] = [];
  for (let at = 0; at < work.creates.length; at += PART) {
    const creates = work.creates.slice(at, at + PART).map((input) => ({ doc: newDoc(), input }));
    parts.push({ creates, changes: [] });
  }
  for (let at = 0; at < work.changes.length; at += PART) {
    parts.push({ creates: [], changes: work.changes.slice(at, at + PART) });
  }
  return parts;
}

export function createShelf(store: RunStore): ImportShelf {
  const { local } = store;
  const ids = async (): Promise<string[]> => ((await local.get(PAST)) ?? []) as string[];
  const head = async (id: string): Promise<Run | null> =>
    ((await local.get(headKey(id))) ?? null) as unknown as Run | null;

  async function forget(old: readonly string[]): Promise<void> {
    for (const id of old) {
      const { parts = 0 } = (await head(id)) ?? {};
      for (let part = 0; part < parts; part += 1) await local.set(partKey(id, part), null);
      await local.set(headKey(id), null);
    }
  }

  return {
    head,
    async layDown(work, about) {
      const { newDoc } = await store.batch();
      const id = newDoc();
      const parts = partsOf(work, newDoc);
      for (const [index, part] of parts.entries()) await local.set(partKey(id, index), json(part));
      if (store.unsaved().values.some(({ key }) => key.startsWith('exchange:'))) return null;
      const past = [id, ...(await ids())];
      await local.set(PAST, past.slice(0, KEPT));
      await forget(past.slice(KEPT));
      const [created, updated] = [work.creates.length, work.changes.length];
      const counts = { created, updated, parts: parts.length, done: 0, left: 0, kept: 0 };
      return { id, at: store.now(), state: 'writing', ...about, ...counts };
    },
    async keep(run) {
      await local.set(headKey(run.id), json(run));
      await local.set(RUNNING, run.state === 'writing' || run.state === 'undoing' ? run.id : null);
    },
    part: async (run, index) => ((await local.get(partKey(run.id, index))) ?? null) as unknown as RunPart | null,
    async running() {
      const id = await local.get(RUNNING);
      return typeof id === 'string' ? head(id) : null;
    },
    async past() {
      const heads = await Promise.all((await ids()).map(head));
      return heads.flatMap((one) => (one ? [one] : []));
    },
  };
}
