import { fail, type Result } from '#domain/result.ts';
import type { Outcome, StoreFailure } from './store.ts';
import { StorageTrouble } from './tables.ts';

/** A database's trouble as the refusal it is answered with. Any other error is a bug and stays one. */
export async function guarded<Value>(act: () => Promise<Result<Value, StoreFailure>>): Outcome<Value> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof StorageTrouble) return fail({ type: error.type });
    throw error;
  }
}
