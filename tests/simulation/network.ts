// The fake network: real frames, lost, doubled, delayed, cut or swallowed; and what every answer must keep to.
import type { Result } from '#domain/result.ts';
import { CAPS } from '#protocol/caps.ts';
import { decodeSyncReply, encodeSyncReply, type SyncReply } from '#protocol/sync-reply.ts';
import { decodeSyncRequest, type SyncRequest } from '#protocol/sync-request.ts';
import type { StoreFailure } from '#server/store/store.ts';
import type { Account } from '#storage/exchange-state.ts';
import type { Answer, Transport } from '#sync/transport.ts';
import { ServerDied } from './server-host.ts';
import { mayRead } from './rights.ts';
import { Violation } from './violation.ts';
import { READ_ROUTES, readAt, type ReadRoute } from './whole-routes.ts';
import type { Tablet, World } from './world.ts';

/** A run of the exchange that takes so many round trips is going round in circles. */
const MOST_TRIPS = 250;
const OLD_FRAMES = 12;
const UNREACHABLE = { type: 'unreachable' } as const;

export function transportOf(world: World, tablet: Tablet): Transport {
  const { clock } = world;
  const { chance, session } = tablet;
  const way = (): Promise<void> => clock.sleep(chance.between(5, tablet.link.slowness));

  /** There and back, through all the weather; `ask` is what the server does with the frame. */
  async function travel<Reply>(
    frame: Uint8Array,
    ask: () => Promise<Answer<Reply>>,
    codec: Pick<ReadRoute<unknown, Reply>, 'encode' | 'decode'>,
  ): Promise<Answer<Reply>> {
    await way();
    const { link } = tablet;
    if (!link.up || chance.happens(link.loss) || frame.length > link.longest) return UNREACHABLE;
    if (chance.happens(link.portal)) return { type: 'portal' };
    if (frame.length > CAPS.requestBytes) return { type: 'too-large' };
    const answer = await ask();
    if (chance.happens(link.twice)) void way().then(ask);
    await way();
    if (!tablet.link.up || chance.happens(link.loss)) return UNREACHABLE;
    if (answer.type !== 'reply') return answer;
    const bytes = codec.encode(answer.reply);
    if (bytes.length > tablet.link.longest) return UNREACHABLE;
    const read = codec.decode(bytes);
    if (!read.ok) throw new Violation('L11', `the server sent a frame that is ${read.error.type}`);
    return { type: 'reply', reply: read.value };
  }

  /** One try of the run under way; nothing comes back to a tablet that was switched off meanwhile. */
  async function trip<Reply>(work: () => Promise<Answer<Reply>>): Promise<Answer<Reply>> {
    if (tablet.trips.length >= MOST_TRIPS) {
      world.broke(new Violation('I11', `${tablet.name}: a run of the exchange goes round in circles`));
      return new Promise<never>(() => {});
    }
    const answer = await work();
    if (session !== tablet.session) return new Promise<never>(() => {});
    tablet.trips.push(answer.type === 'reply');
    if (answer.type === 'refused') {
      tablet.needsJoin ||= answer.reason === 'unknown-device' || answer.reason === 'wrong-workspace';
    }
    return answer;
  }

  const read =
    <Request, Reply>(route: ReadRoute<Request, Reply>) =>
    ({ token }: Account, frame: Uint8Array): Promise<Answer<Reply>> =>
      trip(() => travel(frame, () => readAt(world, token, frame, route), route));

  return {
    async sync({ token }, frame) {
      const ask = (): Promise<Answer> => {
        if (world.oldFrames.push({ token, frame }) > OLD_FRAMES) world.oldFrames.shift();
        return deliver(world, token, frame);
      };
      const answer = await trip(() => travel(frame, ask, { encode: encodeSyncReply, decode: decodeSyncReply }));
      tablet.delivered = answer.type === 'reply' ? answer.reply : null;
      return answer;
    },
    docs: read(READ_ROUTES.docs),
    boot: read(READ_ROUTES.boot),
    audit: read(READ_ROUTES.audit),
  };
}

/** One frame at the server's door. */
export async function deliver(world: World, token: string, frame: Uint8Array): Promise<Answer> {
  try {
    const identity = await world.host.store().authenticate(token);
    if (!identity.ok) return { type: 'refused', reason: identity.error.type, retryAfter: null };
    const decoded = decodeSyncRequest(frame);
    if (!decoded.ok) return { type: 'refused', reason: 'garbage', retryAfter: null };
    const { want } = decoded.value;
    const request = { ...decoded.value, want: { ...want, bytes: Math.min(want.bytes, world.pageBytes) } };
    const { member, device } = identity.value;
    const outcome = await ask(world, { member: member.id, device }, request);
    if (!outcome.ok) return { type: 'refused', reason: outcome.error.type, retryAfter: 5 };
    inspect(world, member, request, outcome);
    if (world.chance.happens(0.05)) await repeat(world, { member: member.id, device }, request, outcome);
    return { type: 'reply', reply: outcome.value };
  } catch (error) {
    if (error instanceof ServerDied) {
      world.note('the server died and was started again');
      return UNREACHABLE;
    }
    world.broke(error instanceof Violation ? error : new Violation('crash', `server: ${String(error)}`));
    return UNREACHABLE;
  }
}

type SyncOutcome = Result<SyncReply, StoreFailure>;

interface Asking {
  readonly member: string;
  readonly device: string;
}

function ask(world: World, { member, device }: Asking, request: SyncRequest): Promise<SyncOutcome> {
  return world.mutant?.sync?.(world.host, member, request, device) ?? world.host.store().sync(member, request, device);
}

/** I3 and I10: nothing that its reader may not read, and never more than was agreed. */
function inspect(
  world: World,
  member: { readonly id: string; readonly role: string },
  request: SyncRequest,
  outcome: SyncOutcome & { ok: true },
): void {
  const { rows } = outcome.value;
  const state = world.host.commitOf(outcome)?.after ?? world.host.state();
  for (const row of rows) {
    if (row.type === 'cfg' || row.type === 'revoke' || row.type === 'erase') continue;
    const isErased = state.records.get(row.doc)?.erased !== false;
    if (isErased || !mayRead(state, member, row.doc))
      throw new Violation('I3', `a ${row.type} row of ${row.doc} was shown to ${member.id}`);
  }
  const bytes = rows.slice(1).reduce((sum, row) => sum + (row.body?.length ?? 0), 0);
  if (rows.length > CAPS.replyRows || bytes > Math.min(request.want.bytes, CAPS.replyBytes))
    throw new Violation('I10', `a reply of ${rows.length} rows and ${bytes} bytes`);
}

/** I6: the same request again, at once, changes nothing. */
async function repeat(world: World, asking: Asking, request: SyncRequest, first: SyncOutcome): Promise<void> {
  const again = await ask(world, asking, request);
  const commit = world.host.commitOf(again);
  if (!again.ok || !first.ok || !commit) return;
  if (commit.before.workspace?.head.seq !== commit.after.workspace?.head.seq)
    throw new Violation('I6', 'a repeated request wrote something');
  const receipts = new Set(again.value.acks.filter(({ status }) => status === 'dup').map(({ id }) => id));
  const missing = first.value.acks.find(({ id, status }) => status === 'ok' && !receipts.has(id));
  if (missing && !again.value.reset) throw new Violation('I6', 'a repeated batch got no receipt');
}
