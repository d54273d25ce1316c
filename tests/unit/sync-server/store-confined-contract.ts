// Confidential stakes in the contract: they travel to the team and to nobody else (SYNC L5, I3).
import { describe, expect, it } from 'vitest';
import { CAPS } from '#protocol/caps.ts';
import { stakeWriter } from './stake-writer.ts';
import {
  docOf,
  must,
  ownedSources,
  pullAll,
  pushAs,
  recordRows,
  requestOf,
  teamOf,
  type OpenStore,
} from './workbench.ts';

const TITLE = 'Fermeture de la laiterie';
const SHA = 'c'.repeat(64);
const stake = docOf(1);

export function confinedContract(open: OpenStore): void {
  const setting = async () => {
    const store = await open(ownedSources());
    const team = await teamOf(store);
    const partner = must(await store.createMember({ name: 'Denise', role: 'partner' }));
    const anais = stakeWriter(stake, 'aaaaa');
    /** Anaïs writes and sends; everybody else’s words reach her by `anais.take`. */
    const send = (fields: Readonly<Record<string, string | boolean>>) =>
      pushAs(store, team.anais.id, [anais.write(fields)]);
    const whole = async (member: string) =>
      must(await store.docs(member, { workspace: '', bytes: CAPS.replyBytes, docs: [{ doc: stake }] }));
    return { store, ...team, partner, writer: anais, send, whole };
  };

  describe('a confidential stake', () => {
    it('is shown by no road to a committee member or a partner, and by every road to the team (I3)', async () => {
      const { store, anais, bruno, coordinator, committee, partner, send, whole } = await setting();
      await send({ title: TITLE, confidential: true });
      await send({ description: 'x' });
      must(await store.blobs.keep(anais.id, { sha: SHA, doc: stake, bytes: 10 }));
      const part = async (member: string, which: 'cards' | 'records') =>
        must(await store.boot(member, { workspace: '', part: which, before: 0, bytes: CAPS.replyBytes }));
      const docs = [{ doc: stake, version: 2, digest: new Uint8Array(16) }];
      for (const { id } of [bruno, coordinator]) {
        expect(recordRows(await pullAll(store, id)).map(({ type }) => type)).toEqual(['upd', 'upd']);
        expect((await whole(id)).records).toHaveLength(1);
        expect((await part(id, 'cards')).cards).toHaveLength(1);
        expect((await part(id, 'records')).records).toHaveLength(1);
        expect(must(await store.audit(id, { workspace: '', docs })).different).toEqual([stake]);
        expect((await store.blobs.toSee(id, stake, SHA)).ok).toBe(true);
      }
      for (const { id } of [committee, partner]) {
        const rows = recordRows(await pullAll(store, id));
        expect(rows).toMatchObject([{ type: 'revoke', doc: stake, by: '' }]);
        expect(rows.every(({ body }) => body.length === 0)).toBe(true);
        expect(await whole(id)).toEqual({ records: [], absent: [stake] });
        expect((await part(id, 'cards')).cards).toEqual([]);
        expect((await part(id, 'records')).records).toEqual([]);
        expect(must(await store.audit(id, { workspace: '', docs }))).toEqual({ different: [], absent: [stake] });
        expect(await store.blobs.toSee(id, stake, SHA)).toMatchObject({ error: { type: 'not-allowed' } });
      }
      const everybody = [anais, committee, partner].map(({ id }) => id);
      expect(must(await store.readersAmong(stake, everybody))).toEqual(new Set([anais.id]));
      await store.close();
    });

    it('is forgotten by those who had it when it becomes one, and says nothing of itself after that', async () => {
      const { store, bruno, committee, send } = await setting();
      await send({ title: TITLE, confidential: false });
      const before = must(await store.status()).head;
      expect(recordRows(await pullAll(store, committee.id)).map(({ type }) => type)).toEqual(['upd']);
      await send({ confidential: true });
      await send({ description: 'x' });
      const rows = await pullAll(store, committee.id, { cursor: before });
      expect(rows.map(({ type, doc }) => [type, doc])).toEqual([['revoke', stake]]);
      expect((await pullAll(store, bruno.id, { cursor: before })).map(({ type }) => type)).toEqual(['upd', 'upd']);
      await store.close();
    });

    it('comes with the update that opens it, which shows a gap, and is then given whole (L7)', async () => {
      const { store, committee, writer, send, whole } = await setting();
      await send({ title: TITLE, confidential: true });
      const before = must(await store.status()).head;
      await send({ confidential: false });
      const rows = await pullAll(store, committee.id, { cursor: before });
      expect(rows).toMatchObject([{ type: 'upd', version: 2 }]);
      const { records } = await whole(committee.id);
      expect(records).toMatchObject([{ doc: stake, version: 2 }]);
      const copy = stakeWriter(stake, 'zzzzz');
      copy.take(records.map(({ body }) => body));
      expect(copy.encode()).toEqual(writer.encode());
      // From the beginning, too, and without a row that would take it away again.
      expect(recordRows(await pullAll(store, committee.id)).map(({ type }) => type)).toEqual(['upd', 'upd']);
      await store.close();
    });

    it('is one while two people disagree, and until both have agreed', async () => {
      const { store, bruno, committee, writer, send } = await setting();
      await send({ title: TITLE, confidential: false });
      const other = stakeWriter(stake, 'bbbbb');
      other.take([writer.encode()]);
      const readable = async () => must(await store.readersAmong(stake, [committee.id])).size === 1;
      await pushAs(store, bruno.id, [other.write({ confidential: true })]);
      await send({ confidential: false });
      expect(await readable()).toBe(false);
      other.take([writer.encode()]);
      expect(other.isConfidential()).toBe(true);
      await pushAs(store, bruno.id, [other.write({ confidential: false })]);
      expect(await readable()).toBe(true);
      await store.close();
    });

    it('is judged by what was taken, not by what was refused', async () => {
      const { store, anais, committee, writer, send } = await setting();
      await send({ title: TITLE, confidential: false });
      const left = writer.write({ description: 'never sent' });
      const orphan = writer.write({ confidential: true });
      expect(left.doc).toBe(stake);
      expect((await pushAs(store, anais.id, [orphan])).acks[0]?.status).toBe('needbase');
      expect(recordRows(await pullAll(store, committee.id)).map(({ type }) => type)).toEqual(['upd']);
      await store.close();
    });

    it('is judged together with what others send in the same moment', async () => {
      const { store, anais, bruno, committee, writer, send } = await setting();
      await send({ title: TITLE, confidential: false });
      const other = stakeWriter(stake, 'bbbbb');
      other.take([writer.encode()]);
      const acts = [
        ...Array.from({ length: 6 }, (_, count) => [anais.id, writer.write({ description: `${count}` })] as const),
        [bruno.id, other.write({ confidential: true })] as const,
        [bruno.id, other.write({ topic: 'eau' })] as const,
      ];
      const replies = await Promise.all(acts.map(([member, item]) => pushAs(store, member, [item])));
      expect(replies.flatMap(({ acks }) => acks.map(({ status }) => status))).not.toContain('invalid');
      expect(recordRows(await pullAll(store, committee.id)).map(({ type }) => type)).toEqual(['revoke']);
      expect(must(await store.verify()).brokenAt).toBeNull();
      await store.close();
    });

    it('stays one through compaction and erasure, and repeated bytes write nothing', async () => {
      const { store, anais, coordinator, committee, writer } = await setting();
      const items = [writer.write({ title: TITLE, confidential: true }), writer.write({ description: 'x' })];
      await pushAs(store, anais.id, items);
      const { head } = must(await store.status());
      expect((await pushAs(store, anais.id, items)).acks.map(({ status }) => status)).toEqual(['dup', 'dup']);
      expect(must(await store.status()).head).toEqual(head);
      must(await store.compact({ minRows: 2, records: 5 }));
      expect(recordRows(await pullAll(store, committee.id)).map(({ type }) => type)).toEqual(['revoke']);
      must(await store.erase(coordinator.id, stake));
      expect(recordRows(await pullAll(store, committee.id)).map(({ type }) => type)).toEqual(['revoke']);
      expect(must(await store.sync(committee.id, requestOf({ cursor: head, horizon: head }))).rows).toHaveLength(0);
      await store.close();
    });
  });
}
