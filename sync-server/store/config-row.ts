// The members' list as a row of the log: devices learn names, roles and tags by the same road as everything else.
import type { WorkspaceConfig } from '#protocol/enrolment.ts';
import { nextRow, NO_DOC } from './chain.ts';
import type { DeviceRow, MemberRow, Tables, WorkspaceRow } from './tables.ts';

type ConfigMember = WorkspaceConfig['members'][number];

/** The workspace row; a store whose workspace was never made is a bug of the caller. */
export async function workspaceOf(tables: Tables): Promise<WorkspaceRow> {
  const workspace = await tables.workspace();
  if (!workspace) throw new Error('the workspace does not exist yet');
  return workspace;
}

export async function configOf(tables: Tables): Promise<WorkspaceConfig> {
  const { id, name } = await workspaceOf(tables);
  const devices = Map.groupBy(await tables.devices(), (device) => device.member);
  const members = (await tables.members()).map((member) => configMember(member, devices.get(member.id) ?? []));
  return { workspace: { id, name }, members };
}

/** One member as the list has them, without making the list; null for a stranger. */
export async function memberWith(tables: Tables, id: string): Promise<ConfigMember | null> {
  const member = await tables.member(id);
  return member && configMember(member, await tables.devicesOf(id));
}

function configMember({ id, name, role }: MemberRow, own: readonly DeviceRow[]): ConfigMember {
  return {
    id,
    name,
    role,
    // Past devices too: they name the writers of old values.
    tags: [...new Set(own.map((device) => device.tag))],
    // Somebody who has not joined yet is expected; somebody whose every device was revoked has left.
    active: own.length === 0 || own.some((device) => device.revokedAt === null),
  };
}

/** Appends the list as it stands now, and returns it. */
export async function appendConfig(tables: Tables, now: number): Promise<WorkspaceConfig> {
  const workspace = await workspaceOf(tables);
  const config = await configOf(tables);
  const row = nextRow(workspace.head, {
    type: 'cfg',
    doc: NO_DOC,
    kind: 'settings',
    channel: 'network',
    version: 0,
    by: '',
    at: now,
    target: '',
    body: new TextEncoder().encode(JSON.stringify(config)),
  });
  await tables.append([row]);
  await tables.putWorkspace({ ...workspace, head: { seq: row.seq, tip: row.tip } });
  return config;
}

export function memberOf(config: WorkspaceConfig, id: string): ConfigMember {
  const member = config.members.find((candidate) => candidate.id === id);
  if (!member) throw new Error('a device of nobody');
  return member;
}
