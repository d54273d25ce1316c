// A receipt as an exchange hands it to the storage room, and an outcome that must be good.
import type { Result } from '#domain/result.ts';
import type { StorageFailure } from '#storage/durable.ts';
import type { HistoryMark, Receipt, ReceivedRow } from '#storage/receipt.ts';

const mark = (seq: number): HistoryMark => ({ seq, tip: new Uint8Array(16) });

export function receiptOf(rows: readonly ReceivedRow[], head: number): Receipt {
  const at = Date.now();
  return { received: [], refused: [], rows, config: null, at, clockOffset: 0, cursor: mark(head), horizon: mark(head) };
}

export async function must<Value>(outcome: Promise<Result<Value, StorageFailure>>): Promise<Value> {
  const done = await outcome;
  if (!done.ok) throw new Error(done.error.detail);
  return done.value;
}
