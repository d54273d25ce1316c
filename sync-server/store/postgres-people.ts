// The workspace, its members, their devices and links, in Postgres.
import type { PostgresSession } from './postgres-session.ts';
import type { DeviceRow, InviteRow, MemberRow, PeopleTables, Tables, WorkspaceRow } from './tables.ts';

/** Listened to by every process: the number of the last row, once it is committed. */
export const HEAD_CHANNEL = 'cordee_head';

interface WorkspaceColumns {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly seq: number;
  readonly tip: Uint8Array;
  readonly stable: number;
}

const WORKSPACE = 'SELECT id, name, created_at AS "createdAt", seq, tip, stable FROM workspace';
// An administrator may have traded safety for speed for the whole database; here a receipt means the disk (SYNC L1).
const LOCK = `BEGIN ISOLATION LEVEL READ COMMITTED;
  SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off';
  ${WORKSPACE} FOR UPDATE`;
const MAKE_WORKSPACE = `INSERT INTO workspace (one, id, name, created_at, seq, tip, stable)
  VALUES (1, $1, $2, $3, $4, $5, $6)`;
// The message leaves with the commit and only then.
const MOVE_WORKSPACE = `WITH moved AS (
    UPDATE workspace SET name = $1, seq = seq + $2, tip = $3, stable = $5 WHERE seq = $4 RETURNING seq
  ) SELECT seq, pg_notify('${HEAD_CHANNEL}', seq::text) FROM moved`;

const MEMBER = 'SELECT id, name, role, created_at AS "createdAt" FROM member';
const PUT_MEMBER = `INSERT INTO member (id, name, role, created_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role`;

const DEVICE = `SELECT id, member, name, tag, token_hash AS "tokenHash", created_at AS "createdAt",
  seen_at AS "seenAt", revoked_at AS "revokedAt" FROM device`;
const PUT_DEVICE = `INSERT INTO device (id, member, name, tag, token_hash, created_at, seen_at, revoked_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, seen_at = excluded.seen_at, revoked_at = excluded.revoked_at`;

const INVITE = `SELECT id, member, code_hash AS "codeHash", created_at AS "createdAt", expires_at AS "expiresAt",
  used_at AS "usedAt", device FROM invite`;
const PUT_INVITE = `INSERT INTO invite (id, member, code_hash, created_at, expires_at, used_at, device)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (id) DO UPDATE SET expires_at = excluded.expires_at, used_at = excluded.used_at, device = excluded.device`;

/** The workspace row, locked until the transaction ends: no other process numbers rows meanwhile. */
export interface HeldWorkspace {
  row: WorkspaceRow | null;
}

/** Begins a transaction that may write: waits for its turn, then sees everything that was committed before it. */
export async function beginHolding(session: PostgresSession): Promise<HeldWorkspace> {
  const [columns] = await session.script<WorkspaceColumns>(LOCK);
  if (columns) return { row: workspaceFrom(columns) };
  // Nothing to lock in a new database: the first process makes the row, those that start with it find it.
  await session.script('LOCK TABLE workspace IN SHARE ROW EXCLUSIVE MODE');
  const [made] = await session.all<WorkspaceColumns>(`${WORKSPACE} FOR UPDATE`);
  return { row: made ? workspaceFrom(made) : null };
}

type WorkspaceTables = Pick<Tables, 'workspace' | 'putWorkspace'>;

/** `held` is null in a transaction that only reads. */
export function createWorkspaceTables(session: PostgresSession, held: HeldWorkspace | null): WorkspaceTables {
  return {
    workspace: async () => {
      if (held) return held.row;
      const [columns] = await session.all<WorkspaceColumns>(WORKSPACE);
      return columns ? workspaceFrom(columns) : null;
    },
    putWorkspace: async (row) => {
      if (!held) throw new Error('the workspace changes inside a write only');
      const { id, name, createdAt, head, stable } = row;
      const before = held.row;
      if (before) {
        const by = head.seq - before.head.seq;
        const moved = await session.all(MOVE_WORKSPACE, [name, by, head.tip, before.head.seq, stable]);
        if (moved.length !== 1) throw new Error('the log moved although it was locked');
      } else await session.all(MAKE_WORKSPACE, [id, name, createdAt, head.seq, head.tip, stable]);
      held.row = row;
    },
  };
}

export function createPeopleTables(session: PostgresSession): PeopleTables {
  return {
    members: () => session.all<MemberRow>(`${MEMBER} ORDER BY created_at, place`),
    member: async (id) => (await session.all<MemberRow>(`${MEMBER} WHERE id = $1`, [id]))[0] ?? null,
    putMember: async ({ id, name, role, createdAt }) => {
      await session.all(PUT_MEMBER, [id, name, role, createdAt]);
    },
    devices: () => session.all<DeviceRow>(`${DEVICE} ORDER BY created_at, place`),
    devicesOf: (member) => session.all<DeviceRow>(`${DEVICE} WHERE member = $1 ORDER BY created_at, place`, [member]),
    deviceByToken: async (hash) => (await session.all<DeviceRow>(`${DEVICE} WHERE token_hash = $1`, [hash]))[0] ?? null,
    putDevice: async ({ id, member, name, tag, tokenHash, createdAt, seenAt, revokedAt }) => {
      await session.all(PUT_DEVICE, [id, member, name, tag, tokenHash, createdAt, seenAt, revokedAt]);
    },
    invites: () => session.all<InviteRow>(`${INVITE} ORDER BY created_at, place`),
    inviteByCode: async (hash) => (await session.all<InviteRow>(`${INVITE} WHERE code_hash = $1`, [hash]))[0] ?? null,
    putInvite: async ({ id, member, codeHash, createdAt, expiresAt, usedAt, device }) => {
      await session.all(PUT_INVITE, [id, member, codeHash, createdAt, expiresAt, usedAt, device]);
    },
  };
}

function workspaceFrom({ id, name, createdAt, seq, tip, stable }: WorkspaceColumns): WorkspaceRow {
  return { id, name, createdAt, head: { seq, tip }, stable };
}
