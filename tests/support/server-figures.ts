// Loaded into a server process by `--import`, in front of its own code: writes what it holds and how late it is, line by
// line, into the file that FIGURES_FILE names. The server itself knows nothing of it.
import { appendFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

export interface ServerFigures {
  /** Ms since 1970. */
  readonly at: number;
  readonly resident: number;
  readonly heap: number;
  readonly external: number;
  /** Delay of the event loop since the line before, ms. */
  readonly delayMean: number;
  readonly delay99: number;
}

const EVERY = 5_000;
const file = process.env['FIGURES_FILE'];

if (file !== undefined && file !== '' && isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const write = (): void => {
    const { rss, heapUsed, external } = process.memoryUsage();
    const figures: ServerFigures = {
      at: Date.now(),
      resident: rss,
      heap: heapUsed,
      external,
      delayMean: delay.mean / 1e6,
      delay99: delay.percentile(99) / 1e6,
    };
    delay.reset();
    appendFileSync(file, `${JSON.stringify(figures)}\n`);
  };
  setInterval(write, EVERY).unref();
}
