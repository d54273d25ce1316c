// Turns a reply into the one transaction it is for the device (SYNC D2).
import type { Json } from '#domain/json.ts';
import { readConfigText } from '#protocol/config-text.ts';
import { isRefusal } from '#protocol/refusal.ts';
import type { LogRow, SyncReply } from '#protocol/sync-reply.ts';
import type { SealedBatch } from '#storage/exchange-store.ts';
import type { Receipt, ReceivedRow } from '#storage/receipt.ts';

/** After this many differences sent in vain the batch is not asked for again but shown to the person. */
const MOST_REBASES = 3;

export function receiptOf(reply: SyncReply, batches: readonly SealedBatch[], now: number): Receipt {
  const rebased = new Map(batches.map((batch) => [batch.id, batch.rebased]));
  const received = reply.acks
    .filter((ack) => ack.status === 'ok' || ack.status === 'dup')
    .map(({ id, seq = 0, version = 0 }) => ({ id, seq, version }));
  const refused = reply.acks
    .filter((ack) => isRefusal(ack.status) || (ack.status === 'needbase' && (rebased.get(ack.id) ?? 0) >= MOST_REBASES))
    .map((ack) => ({ id: ack.id, reason: ack.status }));
  return {
    received,
    refused,
    rows: reply.rows.flatMap(rowOf),
    cursor: reply.cursor,
    horizon: reply.horizon,
    config: configOf(reply.rows),
    at: now,
    clockOffset: reply.time - now,
    stable: reply.stable,
  };
}

function rowOf(row: LogRow): ReceivedRow[] {
  const { doc, kind, channel, owner = '', body, version, seq } = row;
  switch (row.type) {
    case 'upd':
    case 'snap':
    case 'grant':
      return [{ type: 'store', doc, kind, channel, owner, body, version, seq, whole: row.type !== 'upd' }];
    case 'revoke':
    case 'erase':
      return [{ type: 'forget', doc, kind, channel, body: null, version, seq }];
    case 'blob':
    case 'cfg':
      return [];
  }
}

/** The newest list of members in the page, if it can be read. */
function configOf(rows: readonly LogRow[]): Json | null {
  const newest = rows.findLast((row) => row.type === 'cfg');
  return newest ? readConfig(new TextDecoder().decode(newest.body)) : null;
}

/** The members' list; null for what is none. */
export function readConfig(text: string): Json | null {
  return readConfigText(text) as Json | null;
}
