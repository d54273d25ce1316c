// Who this tablet is: its tag, its name, and, once joined, its person and its workspace.
import { signal, type ReadonlySignal } from '@preact/signals-core';
import { isRole, type Member } from '#domain/access/role.ts';
import { tagFromBytes } from '#domain/ids.ts';
import { type Json, sameJson } from '#domain/json.ts';
import type { Storage } from '#storage/storage.ts';

export interface Device {
  /** Short random name in every value this device writes (SYNC R2). */
  readonly tag: string;
  /** What people call it; '' until they say. */
  readonly name: string;
  /** The person; null before a workspace is joined. */
  readonly member: Member | null;
  readonly workspace: { readonly id: string; readonly name: string; readonly origin: string } | null;
  readonly members: readonly Member[];
}

export interface DeviceCell {
  readonly device: ReadonlySignal<Device>;
  /** How far this clock is behind the server's, ms. */
  readonly clockOffset: ReadonlySignal<number>;
  /** When the server last acknowledged, ms since 1970; null before the first time. */
  readonly receivedAt: ReadonlySignal<number | null>;
  refresh(): Promise<void>;
  rename(name: string): Promise<void>;
  /** Draws another tag: the server knows this one already, from another device. */
  retag(): Promise<string>;
  /** The person behind a tag; '' when unknown. */
  nameOf(tag: string): string;
}

export async function createDevice(storage: Storage, random: (bytes: number) => Uint8Array): Promise<DeviceCell> {
  const known = await storage.getLocal('device');
  const stored = known.ok && isStored(known.value) ? known.value : null;
  const first = stored ?? { tag: tagFromBytes(random(5)), name: '' };
  // A failed read is not a first start: the tag that stands there is kept for the next one.
  if (!stored && known.ok) await storage.setLocal('device', first);
  const device = signal<Device>({ ...first, member: null, workspace: null, members: [] });
  const clockOffset = signal(0);
  const receivedAt = signal<number | null>(null);

  async function keep(change: { readonly tag?: string; readonly name?: string }): Promise<void> {
    device.value = { ...device.value, ...change };
    const { tag, name } = device.value;
    await storage.setLocal('device', { tag, name });
  }

  async function refresh(): Promise<void> {
    const state = await storage.exchangeState();
    if (!state.ok) return;
    const { account, config } = state.value;
    const members = membersOf(config);
    clockOffset.value = state.value.clockOffset;
    receivedAt.value = state.value.receivedAt;
    const next: Device = {
      ...device.value,
      members,
      member: members.find((member) => member.id === account?.member) ?? null,
      workspace: account ? { ...account.workspace, origin: account.origin } : null,
    };
    // Looked at after each exchange: who is the same person on the same tablet draws no screen again.
    if (!sameJson(device.peek() as unknown as Json, next as unknown as Json)) device.value = next;
  }

  await refresh();
  return {
    device,
    clockOffset,
    receivedAt,
    refresh,
    rename: (name) => keep({ name }),
    async retag() {
      const tag = tagFromBytes(random(5));
      await keep({ tag });
      return tag;
    },
    nameOf(tag) {
      // A second tab writes as `tag.1`; an older tag of this device may still stand in values written before joining.
      const own = tag.split('.')[0] ?? tag;
      return device.value.members.find((member) => member.tags.includes(own))?.name ?? '';
    },
  };
}

function isStored(value: Json | undefined): value is { readonly tag: string; readonly name: string } {
  return typeof value === 'object' && value !== null && 'tag' in value && 'name' in value;
}

/** The members' list was checked when it was received; an older shape reads as nobody. */
function membersOf(config: Json | null): Member[] {
  const list = typeof config === 'object' && config !== null && 'members' in config ? config.members : null;
  if (!Array.isArray(list)) return [];
  return list.filter(
    (member): member is Member & Json =>
      typeof member === 'object' && member !== null && 'id' in member && 'role' in member && isRole(member.role),
  );
}
