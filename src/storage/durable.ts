// Every call on the database goes through here: a watchdog, one reopening, and a named failure instead of a silent one (SYNC D3).
import type { Dexie } from 'dexie';
import { fail, ok, type Result } from '#domain/result.ts';

export type StorageFailure = {
  readonly type: 'storage-full' | 'storage-closed' | 'storage-timeout' | 'storage-failed';
  /** What the browser said, for the export file and the log; never shown alone. */
  readonly detail: string;
};

/** iOS lets a dead connection hang without an error: past this, ms, it counts as dead. */
const WATCHDOG = 5_000;

export interface Durable {
  /** Runs work on the database; on a dead connection opens it anew and runs the whole work once more. */
  run<Value>(work: () => Promise<Value>): Promise<Result<Value, StorageFailure>>;
}

export function createDurable(database: Dexie, watchdog: number = WATCHDOG): Durable {
  async function once<Value>(work: () => Promise<Value>): Promise<Result<Value, StorageFailure>> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<Result<Value, StorageFailure>>((resolve) => {
      timer = setTimeout(
        () => resolve(fail({ type: 'storage-timeout', detail: `no answer within ${watchdog} ms` })),
        watchdog,
      );
    });
    try {
      return await Promise.race([work().then((value) => ok(value)), late]);
    } catch (error) {
      return fail(failureOf(error));
    } finally {
      clearTimeout(timer);
    }
  }

  async function reopen(): Promise<void> {
    database.close({ disableAutoOpen: false });
    await once(async () => {
      await database.open();
    });
  }

  return {
    async run(work) {
      const first = await once(work);
      if (first.ok || first.error.type === 'storage-full') return first;
      await reopen();
      return once(work);
    },
  };
}

/** Names what IndexedDB threw; the inner error tells more than Dexie's wrapper. */
function failureOf(error: unknown): StorageFailure {
  const names = namesOf(error);
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (names.has('QuotaExceededError')) return { type: 'storage-full', detail };
  if (names.has('DatabaseClosedError') || names.has('InvalidStateError') || names.has('UnknownError')) {
    return { type: 'storage-closed', detail };
  }
  return { type: 'storage-failed', detail };
}

function namesOf(error: unknown): Set<string> {
  const names = new Set<string>();
  let current: unknown = error;
  for (let depth = 0; depth < 4 && current !== null && typeof current === 'object'; depth += 1) {
    const { name, inner } = current as { name?: unknown; inner?: unknown };
    if (typeof name === 'string') names.add(name);
    current = inner;
  }
  return names;
}
