// The acts that need the server at once: joining, invitations, devices. Loaded when a person first asks for one.
import { fail, ok, type Result } from '#domain/result.ts';
import { calendarReply } from '#protocol/calendar.ts';
import { inviteReply, joinReply, membersReply } from '#protocol/enrolment.ts';
import type { CalendarLink, InviteWish, Platform, ServerFailure } from '#store/platform.ts';
import type { Storage } from '#storage/storage.ts';
import { createServerCalls, type ServerCalls } from './server-calls.ts';

export interface ServerActPorts {
  readonly origin: string;
  readonly storage: Storage;
  readonly sendNow: () => void;
  readonly tag: () => string;
  readonly retag: () => Promise<string>;
  /** Everything on this tablet is offered to the server it just joined. */
  readonly offerAll: () => Promise<void>;
}

export type ServerActs = Pick<Platform, 'join' | 'coordination'>;

export function createServerActs(ports: ServerActPorts): ServerActs {
  const calls = createServerCalls(ports.origin, async () => {
    const state = await ports.storage.exchangeState();
    return state.ok ? (state.value.account?.token ?? null) : null;
  });
  const done = (answer: Result<unknown, ServerFailure>): Result<void, ServerFailure> =>
    answer.ok ? ok(undefined) : answer;
  return {
    join: (code, deviceName) => join(ports, calls, code, deviceName),
    coordination: {
      directory: async () => read(await calls.call('GET', '/v1/members'), membersReply),
      invite: (wish) => invite(ports.origin, calls, wish),
      revoke: async (device) => done(await calls.call('POST', `/v1/devices/${encodeURIComponent(device)}/revoke`, {})),
      assign: async (doc, member) => done(await calls.call('POST', '/v1/assign', { doc, member })),
      calendar: calendarActs(ports.origin, calls),
    },
  };
}

function calendarActs(origin: string, calls: ServerCalls): Platform['coordination']['calendar'] {
  const link = (answer: Result<unknown, ServerFailure>): Result<CalendarLink, ServerFailure> => {
    const reply = read(answer, calendarReply);
    if (!reply.ok) return reply;
    const { path, publishedAt } = reply.value;
    return ok({ address: path && origin + path, publishedAt });
  };
  return {
    read: async () => link(await calls.call('GET', '/v1/calendar')),
    renew: async () => link(await calls.call('POST', '/v1/calendar', {})),
    withdraw: async () => link(await calls.call('POST', '/v1/calendar/withdraw', {})),
    async publish(file) {
      const answer = await calls.put('/v1/calendar', file, 'text/calendar; charset=utf-8');
      return answer.ok ? ok(undefined) : answer;
    },
  };
}

const foreign = fail<ServerFailure>({ type: 'server', reason: 'portal' });

/** Reads an answer by its schema; something else in the server's place is named, not believed. */
function read<Value>(
  answer: Result<unknown, ServerFailure>,
  schema: { safeParse(value: unknown): { success: true; data: Value } | { success: false } },
): Result<Value, ServerFailure> {
  if (!answer.ok) return answer;
  const parsed = schema.safeParse(answer.value);
  return parsed.success ? ok(parsed.data) : foreign;
}

async function invite(
  origin: string,
  calls: ServerCalls,
  wish: InviteWish,
): ReturnType<Platform['coordination']['invite']> {
  const answer = read(await calls.call('POST', '/v1/invites', wish), inviteReply);
  return answer.ok ? ok({ link: origin + answer.value.path, expiresAt: answer.value.expiresAt }) : answer;
}

/** Two devices may have drawn the same tag: another one is drawn, a few times at most. */
async function join(
  ports: ServerActPorts,
  calls: ServerCalls,
  code: string,
  deviceName: string,
): ReturnType<Platform['join']> {
  let tag = ports.tag();
  for (let tries = 0; ; tries += 1) {
    const answer = read(await calls.call('POST', '/v1/join', { code, device: deviceName, tag }), joinReply);
    if (!answer.ok && answer.error.reason === 'tag-taken' && tries < 3) {
      tag = await ports.retag();
      continue;
    }
    if (!answer.ok) return answer;
    const { token, device, member, config } = answer.value;
    const before = await ports.storage.exchangeState();
    const elsewhere = before.ok && before.value.account && before.value.account.workspace.id !== config.workspace.id;
    const account = { origin: ports.origin, token, device, member: member.id, workspace: config.workspace };
    const kept = await ports.storage.setAccount(account, config);
    if (!kept.ok) return fail({ type: 'server', reason: kept.error.type });
    if (elsewhere) await ports.offerAll();
    ports.sendNow();
    return ok({ member, workspace: config.workspace.name });
  }
}
