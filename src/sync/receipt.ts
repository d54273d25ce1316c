// Turns a reply into the one transaction it is for the device (SYNC D2).
import type { Json } from '#domain/json.ts';
import { readConfigText } from '#protocol/config-text.ts';
import { isRefusal } from '#protocol/refusal.ts';
import type { LogRow, SyncReply } from '#protocol/sync-reply.ts';
import type { Receipt, ReceivedRow, SealedBatch } from '#storage/exchange-store.ts';

/** After this many differences sent in vain the batch is not asked for again but shown to the person. */
const MOST_REBASES = 3;

export function receiptOf(reply: SyncReply, batches: readonly SealedBatch[], now: number): Receipt {
  const rebased = new Map(batches.map((batch) => [batch.id, batch.rebased]));
  const received = reply.acks.filter((ack) => ack.status === 'ok' || ack.status === 'dup').map((ack) => ack.id);
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
  };
}

function rowOf(row: LogRow): ReceivedRow[] {
  const { doc, kind, channel, owner = '', body } = row;
  switch (row.type) {
    case 'upd':
    case 'snap':
    case 'grant':
      return [{ type: 'store', doc, kind, channel, owner, body }];
    case 'revoke':
    case 'erase':
      return [{ type: 'forget', doc, kind, channel, body: null }];
    case 'blob':
    case 'cfg':
      return [];
  }
}

/** The newest list of members in the page, if it can be read. */
function configOf(rows: readonly LogRow[]): Json | null {
  const newest = rows.findLast((row) => row.type === 'cfg');
  return newest ? (readConfigText(new TextDecoder().decode(newest.body)) as Json | null) : null;
}
