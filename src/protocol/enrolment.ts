// How a device joins a workspace without e-mail: a one-time link whose code travels in the fragment,
// so that no server log ever holds it. JSON over HTTP, parsed at the border.
import { z } from '#domain/schema.ts';
import { CAPS } from './caps.ts';

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(CAPS.nameLength));
const role = z.enum(['coordinator', 'advisor', 'committee', 'partner']);

/** POST /v1/join */
export const joinRequest = z.object({
  code: z.string().check(z.minLength(20), z.maxLength(64)),
  /** What people call the tablet: « Tablette d’Anaïs ». */
  device: name,
  /** The device's tag in registers (SYNC R2). */
  tag: z.string().check(z.regex(/^[a-z2-9]{5}$/)),
});
export type JoinRequest = z.infer<typeof joinRequest>;

export const memberSchema = z.object({
  id: z.string(),
  name: z.string(),
  role,
  /** Tags of this person's devices, past ones too: they name the writers of old values. */
  tags: z.array(z.string()),
  active: z.boolean(),
});

/** Body of a `cfg` row, and part of the answer to joining. */
export const workspaceConfig = z.object({
  workspace: z.object({ id: z.string(), name: z.string() }),
  members: z.array(memberSchema),
});
export type WorkspaceConfig = z.infer<typeof workspaceConfig>;

/** The answer to POST /v1/join: the token is shown this once, the server keeps its hash. */
export const joinReply = z.object({
  token: z.string(),
  device: z.string(),
  member: memberSchema,
  config: workspaceConfig,
});
export type JoinReply = z.infer<typeof joinReply>;

/** POST /v1/invites, coordinators only. With `member`, one more device for a person already known. */
export const inviteRequest = z.object({
  name,
  role,
  member: z.optional(z.string()),
  hours: z.int().check(z.minimum(1), z.maximum(24 * 30)),
});
export type InviteRequest = z.infer<typeof inviteRequest>;

export const inviteReply = z.object({ id: z.string(), path: z.string(), expiresAt: z.number() });
export type InviteReply = z.infer<typeof inviteReply>;

/** GET /v1/members, coordinators only. */
export const membersReply = z.object({
  members: z.array(memberSchema),
  devices: z.array(
    z.object({
      id: z.string(),
      member: z.string(),
      name: z.string(),
      tag: z.string(),
      createdAt: z.number(),
      seenAt: z.nullable(z.number()),
      revokedAt: z.nullable(z.number()),
    }),
  ),
  invites: z.array(
    z.object({
      id: z.string(),
      member: z.string(),
      name: z.string(),
      role,
      expiresAt: z.number(),
      usedAt: z.nullable(z.number()),
    }),
  ),
});
export type MembersReply = z.infer<typeof membersReply>;

/** POST /v1/assign, coordinators only: hands a private record to a member. */
export const assignRequest = z.object({ doc: z.string(), member: z.string() });
export type AssignRequest = z.infer<typeof assignRequest>;
