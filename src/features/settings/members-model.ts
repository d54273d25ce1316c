// The server's list of people, devices and links: read on opening, never kept as if it were true later.
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Member } from '#domain/access/role.ts';
import type { DeviceEntry, Directory, InviteEntry, InviteWish } from '#store/platform.ts';
import type { Store } from '#store/store.ts';

export interface Person extends Member {
  readonly active: boolean;
  readonly devices: readonly DeviceEntry[];
}

/** People with their devices: active ones first, then by name; the newest device first. */
export function peopleOf(directory: Directory): readonly Person[] {
  const collator = new Intl.Collator('fr', { sensitivity: 'base' });
  return directory.members
    .map((member) => ({
      ...member,
      devices: directory.devices
        .filter((device) => device.member === member.id)
        .sort((a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null) || b.createdAt - a.createdAt),
    }))
    .sort((a, b) => Number(b.active) - Number(a.active) || collator.compare(a.name, b.name));
}

/** Links nobody used yet, the first to expire first. */
export function openInvites(directory: Directory): readonly InviteEntry[] {
  return directory.invites.filter(({ usedAt }) => usedAt === null).sort((a, b) => a.expiresAt - b.expiresAt);
}

export interface MadeInvite {
  readonly name: string;
  readonly link: string;
  readonly expiresAt: number;
}

export interface MembersModel {
  readonly directory: ReadonlySignal<Directory | null>;
  /** Name of the refusal that kept the list from being read. */
  readonly failure: ReadonlySignal<string | null>;
  readonly busy: ReadonlySignal<boolean>;
  /** Why this tablet removed a device, by device id; this tablet only. */
  readonly reasons: ReadonlySignal<Readonly<Record<string, string>>>;
  load(): Promise<void>;
  /** The refusal's name, or null when it is done. */
  revoke(device: string, reason: string): Promise<string | null>;
  invite(wish: InviteWish): Promise<{ readonly made: MadeInvite } | { readonly refusal: string }>;
}

const REASONS = 'settings.revocations';

export function createMembers(store: Pick<Store, 'platform' | 'local'>): MembersModel {
  const { coordination } = store.platform;
  const directory = signal<Directory | null>(null);
  const failure = signal<string | null>(null);
  const busy = signal(false);
  const reasons = signal<Readonly<Record<string, string>>>({});

  async function load(): Promise<void> {
    busy.value = true;
    const [answer, noted] = await Promise.all([coordination.directory(), store.local.get(REASONS)]);
    if (typeof noted === 'object' && noted !== null && !Array.isArray(noted))
      reasons.value = noted as Readonly<Record<string, string>>;
    if (answer.ok) directory.value = answer.value;
    failure.value = answer.ok ? null : answer.error.reason;
    busy.value = false;
  }

  return {
    directory,
    failure,
    busy,
    reasons,
    load,
    async revoke(device, reason) {
      const answer = await coordination.revoke(device);
      if (!answer.ok) return answer.error.reason;
      reasons.value = { ...reasons.value, [device]: reason };
      await store.local.set(REASONS, reasons.value);
      await load();
      return null;
    },
    async invite(wish) {
      const answer = await coordination.invite(wish);
      if (!answer.ok) return { refusal: answer.error.reason };
      void load();
      return { made: { name: wish.name, ...answer.value } };
    },
  };
}
