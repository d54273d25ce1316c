// What was erased stays erased, whatever happens to the database afterwards. Run by one test file per database.
import { describe, expect, it } from 'vitest';
import { createReplica } from '#crdt/record.ts';
import { addParticipant, readParticipants } from '#domain/collective/attendance.ts';
import type { Draft } from '#domain/record/record.ts';
import { composeStore } from '#server/store/compose.ts';
import { createMemoryLedger, type ErasureLedger } from '#server/store/erasure-ledger.ts';
import type { Store } from '#server/store/store.ts';
import { type Database, StorageTrouble } from '#server/store/tables.ts';
import {
  docOf,
  itemOf,
  must,
  ownedSources,
  privateItem,
  pullAll,
  pushAs,
  recordRows,
  scribe,
  T0,
  type Team,
  teamOf,
} from './workbench.ts';
import { writerOf } from '#tests/support/writers.ts';

export function erasureContract(name: string, open: () => Promise<Database>): void {
  /** A server on this database: the same chance each time, so that the same people have the same ids. */
  const startOn = async (database: Database, ledger: ErasureLedger = createMemoryLedger()): Promise<Store> =>
    composeStore(database, { ...ownedSources(), ledger }, 'Couserans');

  const write = async (store: Store, { anais }: Team): Promise<void> => {
    await pushAs(store, anais.id, [privateItem(docOf(1), scribe(1).write('name', 'to be erased'))]);
  };
  const pushLate = async (store: Store, { anais }: Team): Promise<string | undefined> =>
    (await pushAs(store, anais.id, [privateItem(docOf(1), scribe(2).write('name', 'late'))])).acks[0]?.status;

  /** A workspace in which a record was written and erased, and what its ledger holds then. */
  const erasedOnce = async () => {
    const ledger = createMemoryLedger();
    const store = await startOn(await open(), ledger);
    const team = await teamOf(store);
    await write(store, team);
    must(await store.erase(team.coordinator.id, docOf(1)));
    return { ledger, store, team };
  };

  /** A company (1), an action of it and of another one (2), and its dossier (3). */
  const withAction = async () => {
    const store = await startOn(await open());
    const team = await teamOf(store);
    const written = (act: (draft: Draft) => void) => {
      const replica = createReplica([]);
      replica.edit(writerOf('a').at(T0), act);
      return replica;
    };
    const anais = written((draft) => {
      addParticipant(draft, { company: docOf(1), partner: null, name: 'Odile Dupuy' }, T0);
      addParticipant(draft, { company: docOf(9), partner: null, name: 'Anne' }, T0 + 1);
    });
    await pushAs(store, team.anais.id, [
      itemOf(docOf(1), written((draft) => draft.set('name', 'Dupuy')).encode()),
      itemOf(docOf(2), anais.encode(), { kind: 'action' }),
      privateItem(docOf(3), written((draft) => draft.set('company', docOf(1))).encode()),
    ]);
    return { store, team, action: docOf(2), anais };
  };

  describe(`what was erased in ${name}`, () => {
    it('is noted by random ids only, once, however often it is erased (L10)', async () => {
      const { ledger, store, team } = await erasedOnce();
      must(await store.erase(team.coordinator.id, docOf(1)));
      const { id } = must(await store.status()).workspace;
      const { anais } = team;
      expect(ledger.noted()).toEqual([
        {
          workspace: id,
          doc: docOf(1),
          kind: 'dossier',
          channel: 'private',
          owner: anais.id,
          at: ownedSources().now(),
        },
      ]);
      await store.close();
    });

    it('does not begin to be erased before the ledger is durable', async () => {
      const full = { ...createMemoryLedger(), note: () => throwFull() };
      const store = await startOn(await open(), full);
      const team = await teamOf(store);
      await write(store, team);
      expect(await store.erase(team.coordinator.id, docOf(1))).toEqual({ ok: false, error: { type: 'disk-full' } });
      expect(recordRows(await pullAll(store, team.anais.id)).map((row) => row.type)).toEqual(['upd']);
      await store.close();
    });

    it('is refused to a late tablet by a copy that is older than the record and never knew it', async () => {
      const { ledger, store: lost } = await erasedOnce();
      const database = await open();
      const older = await startOn(database);
      const team = await teamOf(older);
      const restored = await startOn(database, ledger);
      expect(await pushLate(restored, team)).toBe('gone');
      expect(recordRows(await pullAll(restored, team.anais.id))).toMatchObject([{ type: 'erase', doc: docOf(1) }]);
      expect(recordRows(await pullAll(restored, team.bruno.id))).toEqual([]);
      expect(must(await restored.verify()).brokenAt).toBeNull();
      await Promise.all([lost.close(), restored.close()]);
    });

    it('is erased again from a copy that still holds it, and only once', async () => {
      const { ledger, store: lost } = await erasedOnce();
      const database = await open();
      const copy = await startOn(database);
      const team = await teamOf(copy);
      await write(copy, team);
      const restored = await startOn(database, ledger);
      expect(recordRows(await pullAll(restored, team.coordinator.id)).map((row) => row.type)).toEqual(['erase']);
      expect(await pushLate(restored, team)).toBe('gone');
      const { head } = must(await restored.status());
      const again = await startOn(database, ledger);
      expect(must(await again.status()).head).toEqual(head);
      expect(must(await again.verify()).brokenAt).toBeNull();
      await Promise.all([lost.close(), again.close()]);
    });

    it('says nothing to another workspace that is kept beside the same ledger', async () => {
      const { ledger, store: lost } = await erasedOnce();
      const [first] = ledger.noted();
      const other = createMemoryLedger();
      if (first) other.note([{ ...first, workspace: 'another' }]);
      const database = await open();
      const store = await startOn(database);
      await write(store, await teamOf(store));
      const again = await startOn(database, other);
      expect(must(await again.status())).toMatchObject({ records: 1, head: { seq: 5 } });
      await Promise.all([lost.close(), again.close()]);
    });

    it('is named by nobody else any more: an action loses its persons, in the bytes of the log and on every device', async () => {
      const { store, team, action, anais } = await withAction();
      must(await store.erase(team.coordinator.id, docOf(1)));
      expect(must(await store.clearMentions({ after: 0, records: 100 }))).toMatchObject({
        cleared: 1,
        about: [docOf(3)],
      });
      const rows = recordRows(await pullAll(store, team.bruno.id)).filter(({ doc }) => doc === action);
      expect(rows.map(({ version }) => version)).toEqual([2]);
      const bytes = rows.map(({ body }) => body ?? new Uint8Array(0));
      expect(Buffer.concat(bytes).includes('Dupuy')).toBe(false);
      expect(readParticipants(createReplica(bytes).view())).toMatchObject([{ name: '', erased: {} }, { name: 'Anne' }]);
      expect(must(await store.clearMentions({ after: 0, records: 100 })).cleared).toBe(0);
      expect(must(await store.verify()).brokenAt).toBeNull();

      // A tablet that was away renames the person, and pushes it now.
      const late = anais.edit(writerOf('a').at(T0 + 9000), (draft) => {
        for (const { id, name } of readParticipants(draft.view)) draft.set(`participant/${id}/name`, `${name} bis`);
      });
      await pushAs(store, team.anais.id, [itemOf(action, late ?? new Uint8Array(0), { kind: 'action' })]);
      expect(must(await store.clearMentions({ after: 0, records: 100 })).cleared).toBe(1);
      const after = recordRows(await pullAll(store, team.bruno.id)).flatMap(({ doc, body }) =>
        doc === action && body ? [body] : [],
      );
      expect(Buffer.concat(after).includes('Dupuy')).toBe(false);
      expect(readParticipants(createReplica(after).view()).map(({ name }) => name)).toEqual(['', 'Anne bis']);
      await store.close();
    });

    it('is left alone while the copy has nobody in it who could bring it back', async () => {
      const { ledger, store: lost } = await erasedOnce();
      const empty = await startOn(await open(), ledger);
      expect(must(await empty.status())).toMatchObject({ records: 0, head: { seq: 0 } });
      await Promise.all([lost.close(), empty.close()]);
    });
  });
}

function throwFull(): never {
  throw new StorageTrouble('disk-full', null);
}
