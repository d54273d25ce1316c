// Members, their devices and their links, in memory: for tests, and for the simulated server.
import type { DeviceRow, InviteRow, MemberRow, PeopleTables } from './tables.ts';

export interface PeopleState {
  readonly members: Map<string, MemberRow>;
  readonly devices: Map<string, DeviceRow>;
  readonly invites: Map<string, InviteRow>;
}

export function createMemoryPeople({ members, devices, invites }: PeopleState): PeopleTables {
  return {
    members: async () => [...members.values()],
    member: async (id) => members.get(id) ?? null,
    putMember: async (row) => void members.set(row.id, row),
    devices: async () => [...devices.values()],
    devicesOf: async (member) => [...devices.values()].filter((row) => row.member === member),
    deviceByToken: async (hash) => [...devices.values()].find((row) => same(row.tokenHash, hash)) ?? null,
    putDevice: async (row) => void devices.set(row.id, row),
    invites: async () => [...invites.values()],
    inviteByCode: async (hash) => [...invites.values()].find((row) => same(row.codeHash, hash)) ?? null,
    putInvite: async (row) => void invites.set(row.id, row),
  };
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
