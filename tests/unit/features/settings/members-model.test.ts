import { describe, expect, it } from 'vitest';
import { createMembers, openInvites, peopleOf } from '#features/settings/members-model.ts';
import type { Json } from '#domain/json.ts';
import type { DeviceEntry, Directory, Platform } from '#store/platform.ts';

const device = (id: string, change: Partial<DeviceEntry> = {}): DeviceEntry => ({
  id,
  member: 'm1',
  name: id,
  tag: id,
  createdAt: 0,
  seenAt: null,
  revokedAt: null,
  ...change,
});

const invite = (id: string, expiresAt: number, usedAt: number | null = null): Directory['invites'][number] => ({
  id,
  member: 'm1',
  name: id,
  role: 'advisor',
  expiresAt,
  usedAt,
});

const DIRECTORY: Directory = {
  members: [
    { id: 'm2', name: 'Zoé', role: 'advisor', tags: [], active: true },
    { id: 'm3', name: 'Adam', role: 'partner', tags: [], active: false },
    { id: 'm1', name: 'Élise', role: 'coordinator', tags: [], active: true },
  ],
  devices: [
    device('gone', { revokedAt: 5, createdAt: 9 }),
    device('old', { createdAt: 1 }),
    device('new', { createdAt: 2 }),
  ],
  invites: [invite('used', 1, 1), invite('late', 9), invite('soon', 3)],
};

function membersWith(coordination: Partial<Platform['coordination']>) {
  const kept = new Map<string, Json>();
  const local = {
    get: (key: string) => Promise.resolve(kept.get(key)),
    set: (key: string, value: Json) => Promise.resolve(void kept.set(key, value)),
  };
  const directory = () => Promise.resolve({ ok: true as const, value: DIRECTORY });
  const platform = { coordination: { directory, ...coordination } } as Platform;
  return createMembers({ platform, local });
}

const refused = { ok: false as const, error: { type: 'server' as const, reason: 'unreachable' } };

describe('the list of members', () => {
  it('names active people first, by name, with their working devices before those removed', () => {
    const people = peopleOf(DIRECTORY);
    expect(people.map(({ name }) => name)).toEqual(['Élise', 'Zoé', 'Adam']);
    expect(people[0]?.devices.map(({ id }) => id)).toEqual(['new', 'old', 'gone']);
  });

  it('keeps the links nobody used, the first to expire first', () => {
    expect(openInvites(DIRECTORY).map(({ id }) => id)).toEqual(['soon', 'late']);
  });

  it('says why the list could not be read, and keeps what was read before', async () => {
    let online = true;
    const model = membersWith({
      directory: () => Promise.resolve(online ? { ok: true as const, value: DIRECTORY } : refused),
    });
    await model.load();
    online = false;
    await model.load();
    expect([model.failure.value, model.directory.value]).toEqual(['unreachable', DIRECTORY]);
  });

  it('notes the reason of a removal only when the server has done it', async () => {
    let answer: Awaited<ReturnType<Platform['coordination']['revoke']>> = refused;
    const model = membersWith({ revoke: () => Promise.resolve(answer) });
    expect(await model.revoke('old', 'perdu')).toBe('unreachable');
    expect(model.reasons.value).toEqual({});
    answer = { ok: true, value: undefined };
    expect(await model.revoke('old', 'perdu')).toBeNull();
    expect(model.reasons.value).toEqual({ old: 'perdu' });
  });
});
