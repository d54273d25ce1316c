// The routes that only read: whole records, the first sync, the comparison. What they show is looked at like a page.
import type { DocId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import { decodeAuditReply, decodeAuditRequest, encodeAuditReply } from '#protocol/audit.ts';
import { decodeBootReply, decodeBootRequest, encodeBootReply } from '#protocol/boot.ts';
import { decodeDocsReply, decodeDocsRequest, encodeDocsReply } from '#protocol/docs.ts';
import type { FrameFailure } from '#protocol/frame.ts';
import type { Identity, Outcome, Store } from '#server/store/store.ts';
import type { Answer } from '#sync/transport.ts';
import { mayRead } from './rights.ts';
import { ServerDied } from './server-host.ts';
import { Violation } from './violation.ts';
import type { World } from './world.ts';

export interface ReadRoute<Request, Reply> {
  readonly decodeRequest: (bytes: Uint8Array) => Result<Request, FrameFailure>;
  readonly answer: (store: Store, member: string, request: Request, pageBytes: number) => Outcome<Reply>;
  readonly encode: (reply: Reply) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => Result<Reply, FrameFailure>;
  readonly shown: (reply: Reply) => readonly { readonly doc: DocId }[];
}

/** Gives the types of a route to whoever asks it. */
const route = <Request, Reply>(made: ReadRoute<Request, Reply>): ReadRoute<Request, Reply> => made;

export const READ_ROUTES = {
  docs: route({
    decodeRequest: decodeDocsRequest,
    answer: (store, member, request, bytes) =>
      store.docs(member, { ...request, bytes: Math.min(request.bytes, bytes) }),
    encode: encodeDocsReply,
    decode: decodeDocsReply,
    shown: ({ records }) => records,
  }),
  boot: route({
    decodeRequest: decodeBootRequest,
    answer: (store, member, request, bytes) =>
      store.boot(member, { ...request, bytes: Math.min(request.bytes, bytes) }),
    encode: encodeBootReply,
    decode: decodeBootReply,
    shown: ({ cards, records }) => [...cards, ...records],
  }),
  audit: route({
    decodeRequest: decodeAuditRequest,
    answer: (store, member, request) => store.audit(member, request),
    encode: encodeAuditReply,
    decode: decodeAuditReply,
    shown: ({ different }) => different.map((doc) => ({ doc })),
  }),
};

/** One frame at the server's door. */
export async function readAt<Request, Reply>(
  world: World,
  token: string,
  frame: Uint8Array,
  at: ReadRoute<Request, Reply>,
): Promise<Answer<Reply>> {
  try {
    const identity = await world.host.store().authenticate(token);
    if (!identity.ok) return { type: 'refused', reason: identity.error.type, retryAfter: null };
    const request = at.decodeRequest(frame);
    if (!request.ok) return { type: 'refused', reason: 'garbage', retryAfter: null };
    const before = readableBy(world, identity.value);
    const outcome = await at.answer(world.host.store(), identity.value.member.id, request.value, world.pageBytes);
    if (!outcome.ok) return { type: 'refused', reason: outcome.error.type, retryAfter: 5 };
    const after = readableBy(world, identity.value);
    for (const { doc } of at.shown(outcome.value)) {
      if (!before(doc) && !after(doc))
        throw new Violation('I3', `${doc} was shown to ${identity.value.member.id}, who may not read it`);
    }
    return { type: 'reply', reply: outcome.value };
  } catch (error) {
    if (error instanceof ServerDied) return { type: 'unreachable' };
    world.broke(error instanceof Violation ? error : new Violation('crash', `server: ${String(error)}`));
    return { type: 'unreachable' };
  }
}

/** By the rights of this moment. */
function readableBy(world: World, { member }: Identity): (doc: DocId) => boolean {
  const state = world.host.state();
  return (doc) => state.records.get(doc)?.erased === false && mayRead(state, member, doc);
}
