// Acts on one file take turns within this process, and the disk's trouble becomes a refusal.
import { fail, type Result } from '#domain/result.ts';
import { createQueue, type Queue } from '#server/store/queue.ts';
import type { Outcome, StoreFailure } from '#server/store/store.ts';
import { StorageTrouble } from '#server/store/tables.ts';
import { fileTrouble } from './durable-file.ts';

const turns = new Map<string, { readonly queue: Queue; users: number }>();

/** One after the other for one file: two senders of the last piece make it once. */
export async function inTurn<Value>(path: string, act: () => Outcome<Value>): Outcome<Value> {
  const turn = turns.get(path) ?? { queue: createQueue(), users: 0 };
  turns.set(path, turn);
  turn.users += 1;
  try {
    return await guarded(() => turn.queue.run(act));
  } finally {
    turn.users -= 1;
    if (turn.users === 0) turns.delete(path);
  }
}

/** A full or failing disk is an answer; any other error is a bug and stays one. */
export async function guarded<Value>(act: () => Promise<Result<Value, StoreFailure>>): Outcome<Value> {
  try {
    return await act();
  } catch (error) {
    const trouble = fileTrouble(error);
    if (trouble instanceof StorageTrouble) return fail({ type: trouble.type });
    throw error;
  }
}
