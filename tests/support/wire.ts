// The way between a device and a store without HTTP: real frames, and a link that loses what the test says.
import { randomBytes } from 'node:crypto';
import { decodeAuditReply, decodeAuditRequest, encodeAuditReply } from '#protocol/audit.ts';
import { decodeBootReply, decodeBootRequest, encodeBootReply } from '#protocol/boot.ts';
import { decodeDocsReply, decodeDocsRequest, encodeDocsReply } from '#protocol/docs.ts';
import type { FrameFailure } from '#protocol/frame.ts';
import { decodeSyncReply, encodeSyncReply } from '#protocol/sync-reply.ts';
import { decodeSyncRequest } from '#protocol/sync-request.ts';
import { createInlineParser } from '#server/parse/inline-parser.ts';
import { createMemoryStore } from '#server/store/memory.ts';
import type { Outcome, Store as ServerStore } from '#server/store/store.ts';
import type { Role } from '#domain/access/role.ts';
import type { Json } from '#domain/json.ts';
import type { Result } from '#domain/result.ts';
import type { Account } from '#storage/exchange-state.ts';
import type { Answer, Transport } from '#sync/transport.ts';
import type { TestDevice } from '#tests/support/device.ts';

export interface Weather {
  /** Called before the request leaves; true loses it. */
  readonly loseRequest?: () => boolean;
  /** Called after the server committed; true loses the answer. */
  readonly loseReply?: () => boolean;
  /** Frames longer than this never pass, bytes. */
  readonly longest?: number;
  /** The same for answers. */
  readonly longestReply?: number;
}

interface Codec<Request, Reply> {
  readonly decodeRequest: (bytes: Uint8Array) => Result<Request, FrameFailure>;
  readonly answer: (server: ServerStore, account: Account, request: Request) => Outcome<Reply>;
  readonly encode: (reply: Reply) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => Result<Reply, FrameFailure>;
}

/** `find` is asked at each request: the server may be another one by then (a restored backup). */
export function wireTo(find: () => ServerStore, weather: Weather = {}): Transport & { readonly trips: () => number } {
  let trips = 0;
  const carry =
    <Request, Reply>(codec: Codec<Request, Reply>) =>
    async (account: Account, frame: Uint8Array): Promise<Answer<Reply>> => {
      trips += 1;
      if (weather.loseRequest?.() || frame.length > (weather.longest ?? Number.POSITIVE_INFINITY))
        return { type: 'unreachable' };
      const request = codec.decodeRequest(frame);
      if (!request.ok) throw new Error(`the device sent ${request.error.type}`);
      const reply = await codec.answer(find(), account, request.value);
      if (!reply.ok) return { type: 'refused', reason: reply.error.type, retryAfter: null };
      const bytes = codec.encode(reply.value);
      if (weather.loseReply?.() || bytes.length > (weather.longestReply ?? Number.POSITIVE_INFINITY))
        return { type: 'unreachable' };
      const read = codec.decode(bytes);
      if (!read.ok) throw new Error(`the server sent ${read.error.type}`);
      return { type: 'reply', reply: read.value };
    };
  return {
    trips: () => trips,
    sync: carry({
      decodeRequest: decodeSyncRequest,
      answer: (server, { member, device }, request) => server.sync(member, request, device),
      encode: encodeSyncReply,
      decode: decodeSyncReply,
    }),
    docs: carry({
      decodeRequest: decodeDocsRequest,
      answer: (server, { member }, request) => server.docs(member, request),
      encode: encodeDocsReply,
      decode: decodeDocsReply,
    }),
    boot: carry({
      decodeRequest: decodeBootRequest,
      answer: (server, { member }, request) => server.boot(member, request),
      encode: encodeBootReply,
      decode: decodeBootReply,
    }),
    audit: carry({
      decodeRequest: decodeAuditRequest,
      answer: (server, { member }, request) => server.audit(member, request),
      encode: encodeAuditReply,
      decode: decodeAuditReply,
    }),
  };
}

export function newServer(): Promise<ServerStore> {
  return createMemoryStore({
    now: Date.now,
    random: (count) => new Uint8Array(randomBytes(count)),
    parser: createInlineParser(),
  });
}

/** Gives a device an account of its own on the server, as joining by a link does. */
export async function enrol(server: ServerStore, device: TestDevice, name: string, role: Role): Promise<string> {
  const member = await server.createMember({ name, role });
  if (!member.ok) throw new Error(member.error.type);
  const invite = await server.createInvite({ member: member.value.id, hours: 1 });
  if (!invite.ok) throw new Error(invite.error.type);
  const joined = await server.join({ code: invite.value.code, device: name, tag: device.store.device.value.tag });
  if (!joined.ok) throw new Error(joined.error.type);
  const { token, device: id, config } = joined.value;
  await device.storage.setAccount(
    { origin: '', token, device: id, member: member.value.id, workspace: config.workspace },
    config as unknown as Json,
  );
  return member.value.id;
}
