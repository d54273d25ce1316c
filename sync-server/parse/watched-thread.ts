// A thread that is ended when it takes too long over one body: bytes may hang a library, never the server (SYNC L11).
import { Worker } from 'node:worker_threads';
import { createPlace, type Answer, type Task, type Value } from './thread-messages.ts';

export type Outcome =
  | { readonly type: 'done'; readonly value: Value }
  | { readonly type: 'failed'; readonly reason: string }
  /** The thread is no more, lost over the body at this place. */
  | { readonly type: 'lost'; readonly place: number }
  /** It had ended before, over nothing of this. */
  | { readonly type: 'gone' };

export interface WatchedThread {
  /** One task at a time. @param limit ms of computing for one body */
  run(task: Task, limit: number): Promise<Outcome>;
  end(): Promise<void>;
}

const LOOK_EVERY = 100;
/** On a machine that is busy elsewhere a thread gets little time, which is not its bytes' fault; but there is an end to it. */
const PATIENCE = 10;

/** Starts a thread and waits for its code; rejects when that cannot be loaded. */
export async function startThread(entry: URL): Promise<WatchedThread> {
  const place = createPlace();
  const worker = new Worker(entry, { workerData: place });
  let alive = true;
  let heard: (outcome: Outcome) => void = () => {};
  await new Promise<void>((resolve, reject) => {
    // Later on, an error is followed by the end.
    worker.on('error', reject);
    worker.on('exit', () => {
      alive = false;
      reject(new Error('the parser ended before it began'));
      heard({ type: 'lost', place: Atomics.load(place, 0) });
    });
    worker.on('message', (message: Answer) => {
      if (message.type === 'ready') resolve();
      else heard(message);
    });
  });
  // A thread at rest keeps no process alive.
  worker.unref();

  return {
    async run(task, limit) {
      if (!alive) return { type: 'gone' };
      Atomics.store(place, 0, 0);
      worker.ref();
      const stopWatching = watchOver(worker, place, limit, () => {
        // Too late for an answer: whoever listens hears of the end.
        const listener = heard;
        heard = (outcome) => outcome.type === 'lost' && listener(outcome);
        void worker.terminate();
      });
      try {
        return await new Promise<Outcome>((resolve) => {
          heard = resolve;
          const bodies = task.bodies.map((body) => new Uint8Array(body));
          worker.postMessage(
            { ...task, bodies },
            bodies.map((body) => body.buffer),
          );
        });
      } finally {
        stopWatching();
        worker.unref();
      }
    },
    end: async () => void (await worker.terminate()),
  };
}

/** Calls `end` once the thread has computed for longer than `limit` over one body. */
function watchOver(worker: Worker, place: Int32Array<SharedArrayBuffer>, limit: number, end: () => void): () => void {
  let over = false;
  let seen = { index: -1, since: 0, before: 0 };
  const stop = (): void => {
    over = true;
    clearInterval(timer);
  };
  const look = async (): Promise<void> => {
    const index = Atomics.load(place, 0);
    const now = performance.now();
    const tooLong = seen.index === index && now - seen.since > limit * PATIENCE;
    const after = tooLong ? Number.POSITIVE_INFINITY : await computed(worker);
    if (over || after === null || Atomics.load(place, 0) !== index) return;
    if (seen.index !== index) seen = { index, since: now, before: after };
    else if (after - seen.before > limit) {
      stop();
      end();
    }
  };
  const timer = setInterval(() => void look(), LOOK_EVERY);
  return stop;
}

/** What the thread has computed since it began, ms; null when it has ended. */
async function computed(worker: Worker): Promise<number | null> {
  try {
    const { user, system } = await worker.cpuUsage();
    return (user + system) / 1000;
  } catch {
    return null;
  }
}
