// People, their devices and the one-time links that join them. Every change tells all devices through a `cfg` row.
import { base64url } from '#domain/ids.ts';
import type { Member } from '#domain/access/role.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { JoinReply, JoinRequest } from '#protocol/enrolment.ts';
import { hashSecret, newSecret } from '#server/auth/secret.ts';
import { appendConfig, memberOf } from './config-row.ts';
import type { Invite, Sources, StoreFailure } from './store.ts';
import type { DeviceRow, InviteRow, MemberRow, Tables } from './tables.ts';
import { openHealing } from './writers.ts';

const HOUR = 3_600_000;

export async function createMember(
  tables: Tables,
  sources: Sources,
  input: Pick<MemberRow, 'name' | 'role'>,
): Promise<Member> {
  const row: MemberRow = { id: newId(sources), name: input.name, role: input.role, createdAt: sources.now() };
  await tables.putMember(row);
  await appendConfig(tables, sources.now());
  return { id: row.id, name: row.name, role: row.role, tags: [] };
}

export async function createInvite(
  tables: Tables,
  sources: Sources,
  input: { readonly member: string; readonly hours: number },
): Promise<Result<Invite, StoreFailure>> {
  if (!(await tables.member(input.member))) return fail({ type: 'unknown-target' });
  const code = newSecret(sources.random);
  const now = sources.now();
  const row: InviteRow = {
    id: newId(sources),
    member: input.member,
    codeHash: code.hash,
    createdAt: now,
    expiresAt: now + input.hours * HOUR,
    usedAt: null,
    device: null,
  };
  await tables.putInvite(row);
  return ok({ id: row.id, member: row.member, code: code.text, expiresAt: row.expiresAt });
}

/** The oldest coordinator's next device; with nobody there yet, the coordinator is made. */
export async function createCoordinatorInvite(
  tables: Tables,
  sources: Sources,
  input: { readonly name: string; readonly hours: number },
): Promise<Result<Invite, StoreFailure>> {
  const known = (await tables.members()).find((member) => member.role === 'coordinator');
  const { id } = known ?? (await createMember(tables, sources, { name: input.name, role: 'coordinator' }));
  return createInvite(tables, sources, { member: id, hours: input.hours });
}

export async function join(
  tables: Tables,
  sources: Sources,
  request: JoinRequest,
): Promise<Result<JoinReply, StoreFailure>> {
  const now = sources.now();
  const invite = await tables.inviteByCode(hashSecret(request.code));
  if (!invite) return fail({ type: 'link-unknown' });
  const devices = await tables.devices();
  if (invite.usedAt !== null && !lostItsAnswer(invite, devices, request)) return fail({ type: 'link-used' });
  if (invite.expiresAt <= now) return fail({ type: 'link-expired' });
  const sameTag = devices.filter((device) => device.tag === request.tag);
  if (sameTag.some((device) => device.member !== invite.member)) return fail({ type: 'tag-taken' });
  // The same person's tablet joining again under its own tag: one device, so the older token dies.
  for (const device of sameTag) if (device.revokedAt === null) await tables.putDevice({ ...device, revokedAt: now });
  const token = newSecret(sources.random);
  const device: DeviceRow = {
    id: newId(sources),
    member: invite.member,
    name: request.device,
    tag: request.tag,
    tokenHash: token.hash,
    createdAt: now,
    seenAt: null,
    revokedAt: null,
  };
  await tables.putDevice(device);
  await openHealing(tables, device.id, now);
  await tables.putInvite({ ...invite, usedAt: now, device: device.id });
  if (!devices.some((other) => other.member === invite.member)) await closeOtherLinks(tables, invite, now);
  const config = await appendConfig(tables, now);
  return ok({ token: token.text, device: device.id, member: memberOf(config, invite.member), config });
}

/** Joined, but the answer with the token never arrived: the same tablet may ask again until it has used a token. */
function lostItsAnswer(invite: InviteRow, devices: readonly DeviceRow[], request: JoinRequest): boolean {
  const device = devices.find((candidate) => candidate.id === invite.device);
  return device !== undefined && device.tag === request.tag && device.seenAt === null && device.revokedAt === null;
}

/** A link sent twice because the first was mislaid must not stay open once the person has joined. */
async function closeOtherLinks(tables: Tables, used: InviteRow, now: number): Promise<void> {
  for (const invite of await tables.invites()) {
    const open =
      invite.id !== used.id && invite.member === used.member && invite.usedAt === null && invite.expiresAt > now;
    if (open) await tables.putInvite({ ...invite, expiresAt: now });
  }
}

export async function revokeDevice(tables: Tables, now: number, id: string): Promise<Result<null, StoreFailure>> {
  const device = (await tables.devices()).find((candidate) => candidate.id === id);
  if (!device) return fail({ type: 'unknown-target' });
  if (device.revokedAt !== null) return ok(null);
  await tables.putDevice({ ...device, revokedAt: now });
  await appendConfig(tables, now);
  return ok(null);
}

/** Whether anybody can invite anybody: a device that joined but never used its token may not even have received it. */
export async function coordinatorJoined(tables: Tables): Promise<boolean> {
  const coordinators = (await tables.members()).filter((member) => member.role === 'coordinator');
  const ids = new Set(coordinators.map((member) => member.id));
  return (await tables.devices()).some((device) => ids.has(device.member) && device.seenAt !== null);
}

function newId(sources: Sources): string {
  return base64url(sources.random(16));
}
