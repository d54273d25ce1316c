// One page of the exchange: what waits goes up, what is new comes down, one transaction takes it in.
import { diffUpdate } from '#crdt/updates.ts';
import { CAPS } from '#protocol/caps.ts';
import { ORIGIN } from '#protocol/mark.ts';
import type { SyncReply } from '#protocol/sync-reply.ts';
import { encodeSyncRequest, type PushItem, type SyncRequest } from '#protocol/sync-request.ts';
import type { Account, ExchangeState } from '#storage/exchange-state.ts';
import type { SealedBatch } from '#storage/exchange-store.ts';
import type { Storage } from '#storage/storage.ts';
import type { DrainPorts } from './drain-ports.ts';
import { offerAll } from './heal.ts';
import { receiptOf } from './receipt.ts';
import type { Run, Step } from './run.ts';
import { mergeSound } from './sound.ts';

export async function exchangePage(
  ports: DrainPorts,
  run: Run,
  state: ExchangeState,
  account: Account,
  batches: readonly SealedBatch[],
): Promise<Step> {
  // The server would refuse them by name; some would not even pass its door, and hold up all the others (SYNC I11).
  const tooLarge = batches.filter(({ body }) => body.length > CAPS.updateBytes);
  const items = batches.filter((batch) => !tooLarge.includes(batch)).map(itemOf);
  const request: SyncRequest = {
    app: ports.app,
    schema: ports.schema,
    workspace: account.workspace.id,
    cursor: state.cursor ?? ORIGIN,
    horizon: state.horizon ?? ORIGIN,
    // What a first sync brings does not come as rows, too.
    want: { bytes: state.boot ? 0 : Math.min(CAPS.replyBytes, run.page * 2), rows: CAPS.replyRows },
    items,
  };
  const answer = await ports.transport.sync(account, encodeSyncRequest(request));
  if (answer.type !== 'reply') {
    if (answer.type === 'unreachable' && answer.arrived) await noteSent(ports, items);
    return answer;
  }
  if (answer.reply.reset) return heal(ports, run);
  const acks = [...answer.reply.acks, ...tooLarge.map(({ id }) => ({ id, status: 'toolarge' as const }))];
  const reply = { ...answer.reply, acks };
  await noteSent(
    ports,
    reply.acks.filter(({ status }) => status === 'busy'),
  );
  const rebased = await answerMissingBases(ports, batches, reply);
  if (!rebased.ok) return { type: 'storage', failure: rebased.error };
  const receipt = receiptOf(reply, batches, ports.now());
  // Without rows the reply says nothing of where this tablet stands, and it was given nothing to be behind of.
  const stored = await ports.storage.receive(state.boot ? { ...receipt, cursor: state.cursor ?? ORIGIN } : receipt);
  if (!stored.ok) return { type: 'storage', failure: stored.error };
  const replaced = await replaceRefused(ports, run);
  if (!replaced.ok) return { type: 'storage', failure: replaced.error };
  const left = await ports.storage.outbox();
  if (!left.ok) return { type: 'storage', failure: left.error };
  const settled = reply.acks.filter((ack) => ack.status !== 'busy').length;
  const waiting = left.value.docs.size;
  return { type: 'page', received: settled, waiting, more: reply.more && !state.boot, full: reply.full === true };
}

function itemOf({ id, doc, hash, body }: SealedBatch): PushItem {
  return { id, doc: doc.id, kind: doc.kind, channel: doc.channel, owner: doc.owner ?? '', hash, body };
}

/** They have reached the server, which gave no receipt (SYNC L9). Only a word for the person: it may fail. */
async function noteSent(ports: DrainPorts, batches: readonly { readonly id: number }[]): Promise<void> {
  const ids = batches.map(({ id }) => id);
  if (ids.length > 0) await ports.storage.markSent(ids, ports.now());
}

/** The marks held: what was fetched in the place of refused records comes from the history this tablet knows (SYNC L6). */
async function replaceRefused({ storage }: DrainPorts, run: Run): ReturnType<Storage['takeWhole']> {
  const records = run.replacing;
  run.replacing = [];
  return records.length > 0 ? storage.takeWhole(records) : { ok: true, value: undefined };
}

/** The server lacks what a batch builds on: the same batch again, as the difference from what the server holds (SYNC L3). */
async function answerMissingBases(
  ports: DrainPorts,
  batches: readonly SealedBatch[],
  reply: SyncReply,
): ReturnType<Storage['rebase']> {
  for (const ack of reply.acks) {
    if (ack.status !== 'needbase') continue;
    const batch = batches.find((candidate) => candidate.id === ack.id);
    if (!batch) continue;
    const held = await ports.storage.updates(batch.doc.id);
    if (!held.ok) return held;
    const whole = mergeSound([...held.value.bodies, batch.body]);
    const body = ack.stateVector ? diffUpdate(whole, ack.stateVector) : whole;
    const done = await ports.storage.rebase(batch.id, await ports.hash(body), body);
    if (!done.ok) return done;
  }
  return { ok: true, value: undefined };
}

/** The server was restored from an older copy, or is another disk (SYNC L2). */
async function heal(ports: DrainPorts, run: Run): Promise<Step> {
  run.replacing = [];
  const offered = await offerAll(ports.storage, ports.now());
  return offered.ok
    ? { type: 'page', received: 1, waiting: offered.value, more: true, full: false }
    : { type: 'storage', failure: offered.error };
}
