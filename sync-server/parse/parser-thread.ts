// The parser of a real server: a thread of its own, one task after the other; who holds it up is told so, the rest goes on.
import { type Outcome, startThread, type WatchedThread } from './watched-thread.ts';
import { type Cleared, type Inspected, type Parser, Unreadable } from './parser.ts';
import type { Task, Value } from './thread-messages.ts';

export interface ThreadOptions {
  /** What the thread runs; tests bring their own. */
  readonly entry?: URL;
  /** Computing over one pushed body, ms (SYNC L11). */
  readonly inspectionLimit?: number;
}

/** Over a whole record that was admitted body by body, ms. */
const RECORD_LIMIT = 5_000;

interface Job {
  /** What is left to do. */
  task: Task;
  readonly limit: number;
  /** True when it is over; else it waits for another turn. */
  settle(outcome: Exclude<Outcome, { readonly type: 'gone' }>): boolean;
  fail(error: unknown): void;
}

/** The thread starts with the first task. Pushed bodies go before everything else. */
export function createParserThread(options: ThreadOptions = {}): Parser {
  const entry = options.entry ?? new URL('./parser-worker.ts', import.meta.url);
  const urgent: Job[] = [];
  const patient: Job[] = [];
  let thread: WatchedThread | null = null;
  let working: Promise<void> | null = null;

  async function work(): Promise<void> {
    for (let job = urgent.shift() ?? patient.shift(); job; job = urgent.shift() ?? patient.shift()) {
      try {
        thread ??= await startThread(entry);
        const outcome = await thread.run(job.task, job.limit);
        if (outcome.type === 'lost' || outcome.type === 'gone') thread = null;
        if (outcome.type === 'gone') urgent.unshift(job);
        // To the end of the line: one sender's bytes delay the others once, not once for each of them.
        else if (!job.settle(outcome)) urgent.push(job);
      } catch (error) {
        job.fail(error);
      }
    }
    working = null;
  }

  function enqueue(line: Job[], job: Job): void {
    line.push(job);
    working ??= work();
  }

  async function idle(): Promise<void> {
    if (!working) return;
    await working;
    await idle();
  }

  const record = (task: Task): Promise<Value> =>
    new Promise((resolve, reject) => enqueue(patient, recordJob(task, resolve, reject)));

  return {
    inspect: (bodies) =>
      new Promise((resolve, reject) => {
        if (bodies.length === 0) resolve([]);
        else enqueue(urgent, inspectionJob(bodies, options.inspectionLimit ?? 250, resolve, reject));
      }),
    compact: (bodies) => record({ type: 'compact', bodies }) as Promise<Uint8Array>,
    digest: (bodies) => record({ type: 'digest', bodies }) as Promise<Uint8Array>,
    card: (kind, doc, bodies) =>
      record({ type: 'card', kind, doc, bodies }).catch((error: unknown) => {
        if (error instanceof Unreadable) return null;
        throw error;
      }) as Promise<string | null>,
    clear: (kind, companies, at, bodies) => record({ type: 'clear', kind, companies, at, bodies }) as Promise<Cleared>,
    async close() {
      await idle();
      await thread?.end();
      thread = null;
    },
  };
}

function recordJob(task: Task, resolve: (value: Value) => void, reject: (error: unknown) => void): Job {
  return {
    task,
    limit: RECORD_LIMIT,
    settle(outcome) {
      if (outcome.type === 'done') resolve(outcome.value);
      else reject(new Unreadable(outcome.type === 'failed' ? outcome.reason : 'it takes too long'));
      return true;
    },
    fail: reject,
  };
}

/** Each body gets its verdict: one that the thread was lost over is invalid, the others are asked about again. */
function inspectionJob(
  bodies: readonly Uint8Array[],
  limit: number,
  resolve: (verdicts: readonly Inspected[]) => void,
  reject: (error: unknown) => void,
): Job {
  const verdicts: Inspected[] = bodies.map(() => 'invalid');
  let open = bodies.map((_, index) => index);
  const job: Job = {
    task: { type: 'inspect', bodies },
    limit,
    settle(outcome) {
      if (outcome.type === 'failed') {
        reject(new Error(outcome.reason));
        return true;
      }
      if (outcome.type === 'done') {
        const found = outcome.value as readonly Inspected[];
        for (const [place, index] of open.entries()) verdicts[index] = found[place] ?? 'invalid';
        open = [];
      } else open = open.filter((_, place) => place !== outcome.place);
      job.task = { type: 'inspect', bodies: open.map((index) => bodies[index] ?? new Uint8Array(0)) };
      if (open.length === 0) resolve(verdicts);
      return open.length === 0;
    },
    fail: reject,
  };
  return job;
}
