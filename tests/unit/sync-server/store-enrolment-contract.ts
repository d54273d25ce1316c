// People, devices and one-time links.
import { describe, expect, it } from 'vitest';
import { workspaceConfig } from '#protocol/enrolment.ts';
import { joinAs, must, ownedSources, pullAll, teamOf, type OpenStore } from './workbench.ts';

export function enrolmentContract(open: OpenStore): void {
  const setting = async () => {
    const sources = ownedSources();
    const store = await open(sources);
    return { store, sources, ...(await teamOf(store)) };
  };
  const refused = (type: string) => ({ ok: false, error: { type } });

  describe('enrolment', () => {
    it('turns a code into a device with a token that says who is writing', async () => {
      const { store, anais } = await setting();
      const joined = await joinAs(store, anais.id, 'aaaaa');
      expect(joined.member).toEqual({ id: anais.id, name: 'Anaïs', role: 'advisor', tags: ['aaaaa'], active: true });
      const identity = must(await store.authenticate(joined.token));
      expect(identity).toEqual({
        device: joined.device,
        member: { id: anais.id, name: 'Anaïs', role: 'advisor', tags: ['aaaaa'] },
      });
    });

    it('lets a code be used once', async () => {
      const { store, anais } = await setting();
      const { code } = must(await store.createInvite({ member: anais.id, hours: 1 }));
      must(await store.join({ code, device: 'A', tag: 'aaaaa' }));
      expect(await store.join({ code, device: 'B', tag: 'bbbbb' })).toEqual(refused('link-used'));
    });

    it('lets the same tablet ask again when the answer with its token was lost, until it has used one', async () => {
      const { store, anais } = await setting();
      const { code } = must(await store.createInvite({ member: anais.id, hours: 1 }));
      const lost = must(await store.join({ code, device: 'A', tag: 'aaaaa' }));
      const held = must(await store.join({ code, device: 'A', tag: 'aaaaa' }));
      expect(await store.authenticate(lost.token)).toEqual(refused('revoked-device'));
      expect(must(await store.authenticate(held.token)).device).toBe(held.device);
      expect(await store.join({ code, device: 'A', tag: 'aaaaa' })).toEqual(refused('link-used'));
    });

    it('names a code that is unknown or too old', async () => {
      const { store, sources, anais } = await setting();
      const { code } = must(await store.createInvite({ member: anais.id, hours: 2 }));
      sources.advance(2 * 3_600_000);
      expect(await store.join({ code, device: 'A', tag: 'aaaaa' })).toEqual(refused('link-expired'));
      expect(await store.join({ code: 'x'.repeat(43), device: 'A', tag: 'aaaaa' })).toEqual(refused('link-unknown'));
    });

    it('closes a person’s other open links once their first device has joined', async () => {
      const { store, anais } = await setting();
      const [first, second] = [
        must(await store.createInvite({ member: anais.id, hours: 9 })),
        must(await store.createInvite({ member: anais.id, hours: 9 })),
      ];
      must(await store.join({ code: second.code, device: 'A', tag: 'aaaaa' }));
      expect(await store.join({ code: first.code, device: 'B', tag: 'bbbbb' })).toEqual(refused('link-expired'));
    });

    it('refuses a tag that names somebody else, and leaves the code usable', async () => {
      const { store, anais, bruno } = await setting();
      await joinAs(store, anais.id, 'aaaaa');
      const { code } = must(await store.createInvite({ member: bruno.id, hours: 1 }));
      expect(await store.join({ code, device: 'B', tag: 'aaaaa' })).toEqual(refused('tag-taken'));
      expect(must(await store.join({ code, device: 'B', tag: 'bbbbb' })).member.tags).toEqual(['bbbbb']);
    });

    it('lets the same person’s tablet join again under its own tag: the older token dies', async () => {
      const { store, anais } = await setting();
      const before = await joinAs(store, anais.id, 'aaaaa');
      const after = await joinAs(store, anais.id, 'aaaaa');
      expect(after.member.tags).toEqual(['aaaaa']);
      expect(await store.authenticate(before.token)).toEqual(refused('revoked-device'));
      expect((await store.authenticate(after.token)).ok).toBe(true);
    });

    it('makes no link for a stranger', async () => {
      const { store } = await setting();
      expect(await store.createInvite({ member: 'nobody', hours: 1 })).toEqual(refused('unknown-target'));
    });

    it('stops a revoked device at once and names it, again and again', async () => {
      const { store, anais } = await setting();
      const { token, device } = await joinAs(store, anais.id, 'aaaaa');
      must(await store.revokeDevice(device));
      must(await store.revokeDevice(device));
      expect(await store.authenticate(token)).toEqual(refused('revoked-device'));
      expect(await store.authenticate('x'.repeat(43))).toEqual(refused('unknown-device'));
      expect(await store.revokeDevice('nothing')).toEqual(refused('unknown-target'));
      const member = must(await store.config()).members.find((candidate) => candidate.id === anais.id);
      expect(member).toMatchObject({ active: false, tags: ['aaaaa'] });
    });

    it('tells every member of each change through a cfg row', async () => {
      const { store, anais, committee } = await setting();
      await joinAs(store, anais.id, 'aaaaa');
      const rows = await pullAll(store, committee.id);
      expect(new Set(rows.map((row) => row.type))).toEqual(new Set(['cfg']));
      const newest = JSON.parse(new TextDecoder().decode(rows.at(-1)?.body ?? new Uint8Array())) as unknown;
      expect(workspaceConfig.parse(newest)).toEqual(must(await store.config()));
      expect(must(await store.config()).members.map((member) => member.name)).toEqual([
        'Claire',
        'Anaïs',
        'Bruno',
        'Marc',
      ]);
    });

    it('counts a coordinator as joined once a device of theirs has used its token', async () => {
      const { store, anais, coordinator } = await setting();
      must(await store.authenticate((await joinAs(store, anais.id, 'aaaaa')).token));
      const { token } = await joinAs(store, coordinator.id, 'ccccc');
      expect(must(await store.status()).coordinatorJoined).toBe(false);
      must(await store.authenticate(token));
      expect(must(await store.status()).coordinatorJoined).toBe(true);
    });

    it('lists devices with their last sign of life, and links, but no secret', async () => {
      const { store, sources, anais } = await setting();
      const { token, device } = await joinAs(store, anais.id, 'aaaaa');
      sources.advance(60_000);
      must(await store.authenticate(token));
      const list = must(await store.members());
      expect(list.devices).toMatchObject([
        { id: device, member: anais.id, tag: 'aaaaa', seenAt: sources.now(), revokedAt: null },
      ]);
      expect(list.invites).toMatchObject([{ member: anais.id, name: 'Anaïs', role: 'advisor' }]);
      expect(JSON.stringify(list)).not.toMatch(/hash/i);
      expect(JSON.stringify(list)).not.toContain(token);
    });
  });
}
