// Entry of the parser's thread: one task at a time. It notes which body it is at, so that whoever has to end it knows
// whose bytes it was lost over.
import { parentPort, workerData } from 'node:worker_threads';
import { compacted } from '#crdt/updates.ts';
import { cardOf, clearedOf, digestOf, inspectBody } from './tasks.ts';
import type { Answer, Task, Value } from './thread-messages.ts';

const place = workerData as Int32Array<SharedArrayBuffer>;

async function perform(task: Task): Promise<Value> {
  if (task.type === 'compact') return compacted(task.bodies);
  if (task.type === 'digest') return digestOf(task.bodies);
  if (task.type === 'card') return cardOf(task.kind, task.doc, task.bodies);
  if (task.type === 'clear') return clearedOf(task.kind, task.companies, task.at, task.bodies);
  return task.bodies.map((body, index) => {
    Atomics.store(place, 0, index);
    return inspectBody(body);
  });
}

function answer(message: Answer): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (task: Task) => {
  Atomics.store(place, 0, 0);
  perform(task).then(
    (value) => answer({ type: 'done', value }),
    (error: unknown) => answer({ type: 'failed', reason: String(error) }),
  );
});
answer({ type: 'ready' });
