// The workspace, its members, their devices and links, in SQLite.
import type { Database } from 'better-sqlite3';
import type { DeviceRow, InviteRow, MemberRow, PeopleTables, Tables } from './tables.ts';

interface WorkspaceColumns {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly seq: number;
  readonly tip: Buffer;
  readonly stable: number;
}

const WORKSPACE = 'SELECT id, name, created_at AS createdAt, seq, tip, stable FROM workspace';
const PUT_WORKSPACE = `INSERT INTO workspace (one, id, name, created_at, seq, tip, stable)
  VALUES (1, @id, @name, @createdAt, @seq, @tip, @stable)
  ON CONFLICT (one) DO UPDATE SET name = excluded.name, seq = excluded.seq, tip = excluded.tip,
    stable = excluded.stable`;

const MEMBER = 'SELECT id, name, role, created_at AS createdAt FROM member';
const PUT_MEMBER = `INSERT INTO member (id, name, role, created_at) VALUES (@id, @name, @role, @createdAt)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role`;

const DEVICE = `SELECT id, member, name, tag, token_hash AS tokenHash, created_at AS createdAt, seen_at AS seenAt,
  revoked_at AS revokedAt FROM device`;
const PUT_DEVICE = `INSERT INTO device (id, member, name, tag, token_hash, created_at, seen_at, revoked_at)
  VALUES (@id, @member, @name, @tag, @tokenHash, @createdAt, @seenAt, @revokedAt)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, seen_at = excluded.seen_at, revoked_at = excluded.revoked_at`;

const INVITE = `SELECT id, member, code_hash AS codeHash, created_at AS createdAt, expires_at AS expiresAt,
  used_at AS usedAt, device FROM invite`;
const PUT_INVITE = `INSERT INTO invite (id, member, code_hash, created_at, expires_at, used_at, device)
  VALUES (@id, @member, @codeHash, @createdAt, @expiresAt, @usedAt, @device)
  ON CONFLICT (id) DO UPDATE SET expires_at = excluded.expires_at, used_at = excluded.used_at, device = excluded.device`;

export function createPeopleTables(connection: Database): PeopleTables & Pick<Tables, 'workspace' | 'putWorkspace'> {
  const workspace = connection.prepare<[], WorkspaceColumns>(WORKSPACE);
  const putWorkspace = connection.prepare<[object]>(PUT_WORKSPACE);
  const members = connection.prepare<[], MemberRow>(`${MEMBER} ORDER BY created_at, rowid`);
  const member = connection.prepare<[string], MemberRow>(`${MEMBER} WHERE id = ?`);
  const putMember = connection.prepare<[MemberRow]>(PUT_MEMBER);
  const devices = connection.prepare<[], DeviceRow>(`${DEVICE} ORDER BY created_at, rowid`);
  const devicesOf = connection.prepare<[string], DeviceRow>(`${DEVICE} WHERE member = ? ORDER BY created_at, rowid`);
  const deviceByToken = connection.prepare<[Uint8Array], DeviceRow>(`${DEVICE} WHERE token_hash = ?`);
  const putDevice = connection.prepare<[DeviceRow]>(PUT_DEVICE);
  const invites = connection.prepare<[], InviteRow>(`${INVITE} ORDER BY created_at, rowid`);
  const inviteByCode = connection.prepare<[Uint8Array], InviteRow>(`${INVITE} WHERE code_hash = ?`);
  const putInvite = connection.prepare<[InviteRow]>(PUT_INVITE);
  return {
    workspace: async () => {
      const row = workspace.get();
      if (!row) return null;
      const { id, name, createdAt, seq, tip, stable } = row;
      return { id, name, createdAt, head: { seq, tip: new Uint8Array(tip) }, stable };
    },
    putWorkspace: async ({ id, name, createdAt, head, stable }) => {
      putWorkspace.run({ id, name, createdAt, seq: head.seq, tip: head.tip, stable });
    },
    members: async () => members.all(),
    member: async (id) => member.get(id) ?? null,
    putMember: async (row) => void putMember.run(row),
    devices: async () => devices.all(),
    devicesOf: async (owner) => devicesOf.all(owner),
    deviceByToken: async (hash) => deviceByToken.get(hash) ?? null,
    putDevice: async (row) => void putDevice.run(row),
    invites: async () => invites.all(),
    inviteByCode: async (hash) => inviteByCode.get(hash) ?? null,
    putInvite: async (row) => void putInvite.run(row),
  };
}
