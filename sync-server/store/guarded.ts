import { fail, type Result } from '#domain/result.ts';
import type { StoreFailure } from './store.ts';
import { StorageTrouble } from './tables.ts';

/** A database's trouble as the refusal it is answered with. Any other error is a bug and stays one. */
export async function guarded<Value, Failure extends { readonly type: string } = never>(
  act: () => Promise<Result<Value, StoreFailure | Failure>>,
): Promise<Result<Value, StoreFailure | Failure>> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof StorageTrouble) return fail({ type: error.type });
    throw error;
  }
}
