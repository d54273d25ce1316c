// The writing of an import: all of it is laid down on this tablet first, then written part by part. A crash or a closed
// tab goes on where it was; stopping takes everything back; and so does one undo, later.
import { signal, type ReadonlySignal } from '@preact/signals';
import { takeBackPart, writePart } from './import-parts.ts';
import { createShelf } from './import-shelf.ts';
import type { About, ImportWork, Run, RunStore } from './import-types.ts';

export interface ImportRun {
  /** The import that is written or taken back now, or was last; null before the first. */
  readonly run: ReadonlySignal<Run | null>;
  readonly working: ReadonlySignal<boolean>;
  /** The tablet refused: the rest waits, and `resume` goes on. */
  readonly failed: ReadonlySignal<boolean>;
  /** False when it could not even be laid down: then nothing was written. */
  start(work: ImportWork, about: About): Promise<boolean>;
  /** Goes on with what a crash or a refusal cut; gives it when something waited. */
  resume(): Promise<Run | null>;
  /** Takes back what is written so far, after the part that is being written. */
  cancel(): void;
  undo(id: string): Promise<void>;
  /** What may still be taken back on this tablet, newest first. */
  past(): Promise<readonly Run[]>;
}

function createRun(store: RunStore): ImportRun {
  const shelf = createShelf(store);
  const run = signal<Run | null>(null);
  const working = signal(false);
  const failed = signal(false);
  let cancelled = false;

  async function keep(next: Run): Promise<void> {
    run.value = next;
    await shelf.keep(next);
    await (await store.batch()).breathe();
  }

  /** One step of what is under way; false when there is none left, or the tablet refuses. */
  async function step(now: Run): Promise<boolean> {
    const [forward, back] = [now.state === 'writing', now.state === 'undoing'];
    if (forward && cancelled) await keep({ ...now, state: 'undoing' });
    else if (forward && now.done === now.parts) await keep({ ...now, state: 'done' });
    else if (back && now.done === 0) await keep({ ...now, state: 'undone' });
    else if (forward || back) {
      const part = await shelf.part(now, forward ? now.done : now.done - 1);
      const left = part && (await (forward ? writePart : takeBackPart)(store, part, now));
      if (left === null) {
        failed.value = true;
        return false;
      }
      if (forward) await keep({ ...now, done: now.done + 1, left: now.left + left });
      else await keep({ ...now, done: now.done - 1, kept: now.kept + left });
    } else return false;
    return true;
  }

  async function go(first: Run): Promise<void> {
    await keep(first);
    while (run.value && (await step(run.value)));
  }

  async function work(act: () => Promise<Run | null>): Promise<boolean> {
    if (working.value) return false;
    working.value = true;
    failed.value = false;
    cancelled = false;
    try {
      const first = await act();
      if (first) await go(first);
      return first !== null;
    } finally {
      working.value = false;
    }
  }

  return {
    run,
    working,
    failed,
    start: (given, about) => work(() => shelf.layDown(given, about)),
    resume: async () => ((await work(shelf.running)) ? run.value : null),
    cancel() {
      cancelled = true;
    },
    async undo(id) {
      await work(async () => {
        const found = await shelf.head(id);
        return found && found.state !== 'undone' ? { ...found, state: 'undoing', kept: 0 } : null;
      });
    },
    past: shelf.past,
  };
}

const runs = new WeakMap<RunStore, ImportRun>();

/** One per store: it goes on while the person looks at something else. */
export function importRun(store: RunStore): ImportRun {
  const run = runs.get(store) ?? createRun(store);
  runs.set(store, run);
  return run;
}
