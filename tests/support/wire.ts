// The way between a device and a store without HTTP: real frames, and a link that loses what the test says.
import { randomBytes } from 'node:crypto';
import { decodeSyncReply, encodeSyncReply } from '#protocol/sync-reply.ts';
import { decodeSyncRequest } from '#protocol/sync-request.ts';
import { createInlineParser } from '#server/parse/inline-parser.ts';
import { createMemoryStore } from '#server/store/memory.ts';
import type { Store as ServerStore } from '#server/store/store.ts';
import type { Role } from '#domain/access/role.ts';
import type { Json } from '#domain/json.ts';
import type { Answer, Transport } from '#sync/transport.ts';
import type { TestDevice } from '#tests/support/device.ts';

export interface Weather {
  /** Called before the request leaves; true loses it. */
  readonly loseRequest?: () => boolean;
  /** Called after the server committed; true loses the answer. */
  readonly loseReply?: () => boolean;
  /** Frames longer than this never pass, bytes. */
  readonly longest?: number;
}

/** `find` is asked at each request: the server may be another one by then (a restored backup). */
export function wireTo(find: () => ServerStore, weather: Weather = {}): Transport & { readonly trips: () => number } {
  let trips = 0;
  return {
    trips: () => trips,
    async sync(account, frame): Promise<Answer> {
      trips += 1;
      if (weather.loseRequest?.() || frame.length > (weather.longest ?? Number.POSITIVE_INFINITY))
        return { type: 'unreachable' };
      const request = decodeSyncRequest(frame);
      if (!request.ok) throw new Error(`the device sent ${request.error.type}`);
      const reply = await find().sync(account.member, request.value);
      if (!reply.ok) return { type: 'refused', reason: reply.error.type, retryAfter: null };
      if (weather.loseReply?.()) return { type: 'unreachable' };
      const read = decodeSyncReply(encodeSyncReply(reply.value));
      if (!read.ok) throw new Error(`the server sent ${read.error.type}`);
      return { type: 'reply', reply: read.value };
    },
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
