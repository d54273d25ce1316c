// Who may read and write a record: the same function on the screen and on the server.
import type { Channel, RecordKind } from '#domain/record/record.ts';

export const ROLES = ['coordinator', 'advisor', 'committee', 'partner'] as const;
export type Role = (typeof ROLES)[number];

/** A person of the workspace; `tags` are the devices that write in that person's name. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly tags: readonly string[];
}

type Person = Pick<Member, 'id' | 'role'>;

/** `owner` is a member's id, or '' for a record nobody has been given. */
export interface Owned {
  readonly channel: Channel;
  readonly owner: string;
  /** A confidential stake: the server's word, since a device only ever holds what it may read. */
  readonly confined?: boolean;
}

export function isRole(text: unknown): text is Role {
  return ROLES.some((role) => role === text);
}

/** Advisors and coordinators carry the stakes; the others see what is public. */
export function maySeeConfidential(role: Role): boolean {
  return role === 'coordinator' || role === 'advisor';
}

/**
 * `network` records are everybody's, but confidential stakes are the team's; a `private` one is its owner's (an advisor)
 * and the coordinators'.
 */
export function mayReadRecord(member: Person, record: Owned): boolean {
  if (record.confined && !maySeeConfidential(member.role)) return false;
  if (record.channel === 'network' || member.role === 'coordinator') return true;
  return member.role === 'advisor' && member.id !== '' && record.owner === member.id;
}

/**
 * Committee members and partners read only, for now; the others write what they may read. The settings of the workspace,
 * its grids among them, are the coordinators'.
 */
export function mayWriteRecord(member: Person, record: Owned & { readonly kind?: RecordKind }): boolean {
  if (record.kind === 'settings' && member.role !== 'coordinator') return false;
  return maySeeConfidential(member.role) && mayReadRecord(member, record);
}
