// Folds the rows of long records into one each, in idle slices, so that opening a record stays quick (SYNC D5).
import { fold } from '#crdt/fold.ts';
import type { DocId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import type { StorageFailure } from '#storage/durable.ts';
import type { Storage } from '#storage/storage.ts';

/** A record with fewer rows opens quickly enough. */
const FOLD_FROM = 64;
/** A folded record must still fit into one batch, should a restored server need it again (SYNC L2, L11). */
const FOLD_BYTES = 128 * 1024;
/** Records looked at in one turn. */
const SLICE = 100;
/** Records that changed are looked at again after a while, ms. */
const PAUSE = 120_000;

export interface FoldingPorts {
  readonly storage: Pick<Storage, 'longOnes' | 'updates' | 'fold' | 'docRows' | 'changes'>;
  /** Resolves when nothing else is going on. */
  readonly idle: () => Promise<void>;
  /** What was cleared in this record must leave the disk: it is folded however short it is (SYNC L10). */
  readonly isCleared?: (doc: DocId) => boolean;
}

export interface Folding {
  /** Folds what is long among these records (default: among all); gives their number. */
  sweep(docs?: readonly DocId[]): Promise<number>;
  /** Looks again at what changes from now on; the returned function ends it. */
  follow(): () => void;
}

/** @param rows from how many rows on a record is folded */
export function createFolding({ storage, idle, isCleared }: FoldingPorts, rows: number = FOLD_FROM): Folding {
  const touched = new Set<DocId>();

  async function sweep(docs?: readonly DocId[]): Promise<number> {
    let done = 0;
    const all = docs ?? (await everyRecord(storage));
    for (let start = 0; start < all.length; start += SLICE) {
      await idle();
      const slice = all.slice(start, start + SLICE);
      const long = await storage.longOnes(slice, rows);
      const cleared = isCleared ? slice.filter(isCleared) : [];
      // Of a single row nothing is left to fold.
      const short = cleared.length > 0 ? await storage.longOnes(cleared, 2) : long;
      for (const doc of new Set([...valuesOf(long), ...valuesOf(short)])) {
        await idle();
        if (await foldRecord(storage, doc)) done += 1;
      }
    }
    return done;
  }

  return {
    sweep,
    follow() {
      let timer: ReturnType<typeof setTimeout> | null = null;
      const look = (): void => {
        timer = null;
        const docs = [...touched];
        touched.clear();
        void sweep(docs);
      };
      const stop = storage.changes.listen(({ docs, own = [] }) => {
        for (const doc of [...docs, ...own]) touched.add(doc);
        if (touched.size > 0) timer ??= setTimeout(look, PAUSE);
      });
      return () => {
        stop();
        if (timer !== null) clearTimeout(timer);
      };
    },
  };
}

const valuesOf = (docs: Result<readonly DocId[], StorageFailure>): readonly DocId[] => (docs.ok ? docs.value : []);

async function everyRecord(storage: Pick<Storage, 'docRows'>): Promise<DocId[]> {
  const rows = await storage.docRows();
  return rows.ok ? rows.value.map(({ id }) => id) : [];
}

/** False when it stays as it is: what the rows say cannot be said in one piece, or they changed meanwhile. */
async function foldRecord(storage: Pick<Storage, 'updates' | 'fold'>, doc: DocId): Promise<boolean> {
  const held = await storage.updates(doc);
  if (!held.ok || held.value.bodies.length < 2) return false;
  const { bodies, last } = held.value;
  const body = fold(bodies, FOLD_BYTES);
  if (!body) return false;
  const done = await storage.fold({ doc, last, rows: bodies.length, body });
  return done.ok && done.value;
}
