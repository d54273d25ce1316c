// One run of the exchange: seal, push, pull, page by page, until both sides hold the same. Page and worker share it.
import { diffUpdate, isEmptyUpdate } from '#crdt/updates.ts';
import { ok, type Result } from '#domain/result.ts';
import { CAPS } from '#protocol/caps.ts';
import { ORIGIN } from '#protocol/mark.ts';
import type { SyncReply } from '#protocol/sync-reply.ts';
import { encodeSyncRequest, type PushItem, type SyncRequest } from '#protocol/sync-request.ts';
import type { StorageFailure } from '#storage/durable.ts';
import type { Account, ExchangeState, SealedBatch } from '#storage/exchange-store.ts';
import type { FullRecord } from '#storage/receipt.ts';
import type { Storage } from '#storage/storage.ts';
import type { DrainPorts } from './drain-ports.ts';
import { adviceFor, type Advice, type Outcome } from './advice.ts';
import { receiptOf } from './receipt.ts';
import { BATCH_BYTES, sealOutbox } from './seal.ts';
import { isSound, mergeSound } from './sound.ts';

/** A page may shrink to this many bytes on a link that lets only small frames through. */
const SMALLEST_PAGE = 4 * 1024;
const LARGEST_PAGE = 256 * 1024;
/** Tries at one page before the run gives up and waits for the next trigger. */
const TRIES = 5;
/** Each try takes a quarter of the page before, so that the tries of one run reach the smallest. */
const SHRINK = 4;
/** Until a full server is tried again, seconds. */
const FULL_WAIT = 60;

/**
 * Sends everything sealed and takes in everything new. Ends with what to tell the person and when to try again.
 * @param deadline moment (ms since 1970) after which no further page is begun
 */
export async function drain(ports: DrainPorts, deadline = Number.POSITIVE_INFINITY): Promise<Advice> {
  let page = LARGEST_PAGE;
  let tries = 0;
  let done = 0;
  let idle = 0;
  // A server without room is asked for what is new all the same, without sending it again what it cannot keep.
  let full = false;
  for (;;) {
    const state = await ports.storage.exchangeState();
    if (!state.ok) return adviceFor({ type: 'storage', failure: state.error });
    if (!state.value.account) return adviceFor({ type: 'alone' });
    const sealed = await sealOutbox(ports);
    if (!sealed.ok) return adviceFor({ type: 'storage', failure: sealed.error });
    const batches = full ? ok([]) : await ports.storage.sealed({ bytes: page, items: CAPS.pushItems });
    if (!batches.ok) return adviceFor({ type: 'storage', failure: batches.error });
    const outcome = await exchangePage(ports, state.value, state.value.account, batches.value, page);
    if (outcome.type === 'page') {
      tries = 0;
      done += outcome.received;
      ports.progress?.(done, done + outcome.waiting);
      if (outcome.waiting === 0 && !outcome.more) return adviceFor({ type: 'done', at: ports.now() });
      full ||= outcome.full;
      if (full && !outcome.more) return adviceFor({ type: 'refused', reason: 'disk-full', retryAfter: FULL_WAIT });
      // One page in vain is nothing: what waits may have been written while it travelled.
      idle = outcome.received === 0 && !outcome.more ? idle + 1 : 0;
      if (idle > 1) return adviceFor({ type: 'stuck' });
    } else {
      tries += 1;
      const advice = adviceFor(outcome);
      if (!advice.again || tries >= TRIES) return advice;
      page = Math.max(SMALLEST_PAGE, Math.floor(page / SHRINK));
    }
    if (ports.now() >= deadline) return adviceFor({ type: 'deadline' });
  }
}

type PageOutcome = { type: 'page'; received: number; waiting: number; more: boolean; full: boolean } | Outcome;

async function exchangePage(
  ports: DrainPorts,
  state: ExchangeState,
  account: Account,
  batches: readonly SealedBatch[],
  page: number,
): Promise<PageOutcome> {
  // The server would refuse them by name; some would not even pass its door, and hold up all the others (SYNC I11).
  const tooLarge = batches.filter(({ body }) => body.length > CAPS.updateBytes);
  const request: SyncRequest = {
    app: ports.app,
    schema: ports.schema,
    workspace: account.workspace.id,
    cursor: state.cursor ?? ORIGIN,
    horizon: state.horizon ?? ORIGIN,
    want: { bytes: Math.min(CAPS.replyBytes, page * 2), rows: CAPS.replyRows },
    items: batches.filter((batch) => !tooLarge.includes(batch)).map(itemOf),
  };
  const answer = await ports.transport.sync(account, encodeSyncRequest(request));
  if (answer.type !== 'reply') return answer;
  if (answer.reply.reset) return heal(ports);
  const acks = [...answer.reply.acks, ...tooLarge.map(({ id }) => ({ id, status: 'toolarge' as const }))];
  const reply = { ...answer.reply, acks };
  const rebased = await answerMissingBases(ports, batches, reply);
  if (!rebased.ok) return { type: 'storage', failure: rebased.error };
  const stored = await ports.storage.receive(receiptOf(reply, batches, ports.now()));
  if (!stored.ok) return { type: 'storage', failure: stored.error };
  const left = await ports.storage.outbox();
  if (!left.ok) return { type: 'storage', failure: left.error };
  const settled = reply.acks.filter((ack) => ack.status !== 'busy').length;
  return {
    type: 'page',
    received: settled,
    waiting: left.value.docs.size,
    more: reply.more,
    full: reply.full === true,
  };
}

function itemOf({ id, doc, hash, body }: SealedBatch): PushItem {
  return { id, doc: doc.id, kind: doc.kind, channel: doc.channel, owner: doc.owner ?? '', hash, body };
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
async function heal(ports: DrainPorts): Promise<PageOutcome> {
  const offered = await offerAll(ports.storage, ports.now());
  return offered.ok
    ? { type: 'page', received: 1, waiting: offered.value, more: true, full: false }
    : { type: 'storage', failure: offered.error };
}

/** Puts every record of this device, whole, into the outbox and forgets the marks; gives their number. */
export async function offerAll(storage: Storage, at: number): Promise<Result<number, StorageFailure>> {
  const upTo = await storage.lastOut();
  if (!upTo.ok) return upTo;
  const docs = await storage.docRows();
  if (!docs.ok) return docs;
  const full: FullRecord[] = [];
  for (const { id } of docs.value) {
    const held = await storage.updates(id);
    if (!held.ok) return held;
    full.push(...statesOf(held.value.bodies).map((body) => ({ doc: id, body, at })));
  }
  const done = await storage.heal(full, upTo.value);
  return done.ok ? ok(new Set(full.map(({ doc }) => doc)).size) : done;
}

/** A record in one piece, or, when it is longer than one batch may be, piece by piece in the order it was written. */
function statesOf(bodies: readonly Uint8Array[]): readonly Uint8Array[] {
  const whole = mergeSound(bodies);
  if (isEmptyUpdate(whole)) return [];
  return whole.length <= BATCH_BYTES ? [whole] : bodies.filter(isSound);
}
