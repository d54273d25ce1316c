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
}

export function isRole(text: unknown): text is Role {
  return ROLES.some((role) => role === text);
}

/** `network` records are everybody's; a `private` one is its owner's (an advisor) and the coordinators'. */
export function mayReadRecord(member: Person, record: Owned): boolean {
  if (record.channel === 'network' || member.role === 'coordinator') return true;
  return member.role === 'advisor' && member.id !== '' && record.owner === member.id;
}

/**
 * Committee members and partners read only, for now; the others write what they may read. The settings of the workspace,
 * its grids among them, are the coordinators'.
 */
export function mayWriteRecord(member: Person, record: Owned & { readonly kind?: RecordKind }): boolean {
  if (record.kind === 'settings' && member.role !== 'coordinator') return false;
  return (member.role === 'coordinator' || member.role === 'advisor') && mayReadRecord(member, record);
}
