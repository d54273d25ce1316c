// Entry of a parser's thread that dies of certain bytes, as a library might: no update in format V1 is known to do it.
import { parentPort, workerData } from 'node:worker_threads';
import { inspectBody } from '#server/parse/tasks.ts';
import type { Task } from '#server/parse/thread-messages.ts';
import { DEADLY } from '#tests/support/deadly-bytes.ts';

const place = workerData as Int32Array<SharedArrayBuffer>;

parentPort?.on('message', (task: Task) => {
  const value = task.bodies.map((body, index) => {
    Atomics.store(place, 0, index);
    while (body[0] === DEADLY.endless) Atomics.load(place, 0);
    if (body[0] === DEADLY.leaving) process.exit(3);
    if (body[0] === DEADLY.throwing) throw new Error('a bug in the library');
    return inspectBody(body);
  });
  parentPort?.postMessage({ type: 'done', value });
});
parentPort?.postMessage({ type: 'ready' });
