// A rescue file carries everything: what it is read back from is equal to what it was made of.
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplica } from '#crdt/record.ts';
import { snapshotOf } from '#crdt/updates.ts';
import type { DocId } from '#domain/ids.ts';
import { CHANNEL_OF_KIND, type Draft, type RecordKind } from '#domain/record/record.ts';
import { createDisk } from '#tests/simulation/memory-disk.ts';
import { openMemoryStorage } from '#tests/simulation/memory-storage.ts';
import type { Storage } from '#storage/storage.ts';
import { planImport, takeImport } from '#store/rescue-import.ts';
import { readRescue, type RescueContent } from '#store/rescue-read.ts';
import { rescueText } from '#store/rescue.ts';
import { T0, writerOf } from '#tests/support/writers.ts';
import { docOf } from '#tests/unit/sync-server/workbench.ts';

const now = (): number => T0;
const kinds: readonly RecordKind[] = ['company', 'dossier', 'stake', 'action', 'session'];

interface Edit {
  readonly doc: number;
  readonly key: string;
  readonly value: string | number | boolean | null;
  readonly prose: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  doc: fc.nat({ max: 4 }),
  key: fc.constantFrom('name', 'title', 'a/off1', 'visit/r1/date'),
  value: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.integer(), fc.boolean(), fc.constant(null)),
  prose: fc.string({ unit: 'grapheme', maxLength: 8 }),
});

const write =
  ({ key, value, prose }: Edit) =>
  (draft: Draft): void => {
    draft.set(key, value);
    if (prose !== '') draft.text('notes', prose);
  };

/** Plays the edits on a device; what stands on it at the end, record by record. */
async function play(edits: readonly Edit[], tag: string, storage: Storage): Promise<void> {
  const writer = writerOf(tag);
  for (const [index, one] of edits.entries()) {
    const id = docOf(one.doc);
    const held = await storage.updates(id);
    if (!held.ok) throw new Error('not readable');
    const replica = createReplica(held.value.bodies);
    const update = replica.edit(writer.at(T0 + index), write(one));
    const kind = kinds[one.doc] ?? 'company';
    const doc = { id, kind, channel: CHANNEL_OF_KIND[kind] };
    if (update) await storage.commit({ doc, update, card: null, known: held.value.last, at: T0 });
  }
}

async function contents(storage: Storage): Promise<Map<DocId, string>> {
  const rows = await storage.docRows();
  const all = new Map<DocId, string>();
  for (const { id } of rows.ok ? rows.value : []) {
    const held = await storage.updates(id);
    all.set(id, Buffer.from(snapshotOf(held.ok ? held.value.bodies : [])).toString('hex'));
  }
  return all;
}

async function fileOf(storage: Storage): Promise<string> {
  const rows = await storage.docRows();
  const records = [];
  for (const { id, kind } of rows.ok ? rows.value : []) {
    const held = await storage.updates(id);
    const bytes = createReplica(held.ok ? held.value.bodies : []).encode();
    records.push({ doc: id, kind, reason: 'unsent', bytes });
  }
  return rescueText(records, [], [], { tag: 'aaaaa', workspace: null, at: T0 });
}

function contentOf(text: string): RescueContent {
  const read = readRescue(text);
  if (!read.ok) throw new Error(read.error.type);
  return read.value;
}

async function importInto(storage: Storage, text: string): Promise<readonly DocId[]> {
  const content = contentOf(text);
  const plan = await planImport({ storage }, content);
  expect(plan.damaged).toEqual([]);
  return (await takeImport({ storage, now }, content, plan, '')).taken;
}

const device = (): Storage => openMemoryStorage('rescue', createDisk());
const edits = fc.array(edit, { minLength: 1, maxLength: 25 });

describe('a rescue file', () => {
  it('taken in on an empty device gives equal records, and all of them wait to be sent', async () => {
    await fc.assert(
      fc.asyncProperty(edits, async (written) => {
        const [lost, empty] = [device(), device()];
        await play(written, 'aaaaa', lost);
        await importInto(empty, await fileOf(lost));
        expect(await contents(empty)).toEqual(await contents(lost));
        const outbox = await empty.outbox();
        expect(outbox.ok && outbox.value.docs.size).toBe((await contents(lost)).size);
      }),
      { numRuns: 60 },
    );
  });

  it('taken in twice is as taken in once: nothing is added to the records or to what is sent', async () => {
    await fc.assert(
      fc.asyncProperty(edits, edits, async (written, here) => {
        const [lost, other] = [device(), device()];
        await play(written, 'aaaaa', lost);
        await play(here, 'bbbbb', other);
        const file = await fileOf(lost);
        await importInto(other, file);
        const [once, waiting] = [await contents(other), await other.lastOut()];
        expect(await importInto(other, file)).toEqual([]);
        expect([await contents(other), await other.lastOut()]).toEqual([once, waiting]);
      }),
      { numRuns: 60 },
    );
  });

  it('brings both together where the other device wrote in the same records, whichever side reads the other’s file', async () => {
    await fc.assert(
      fc.asyncProperty(edits, edits, async (written, here) => {
        const [left, right] = [device(), device()];
        await play(written, 'aaaaa', left);
        await play(here, 'bbbbb', right);
        const [ofLeft, ofRight] = [await fileOf(left), await fileOf(right)];
        await importInto(right, ofLeft);
        await importInto(left, ofRight);
        expect(await contents(left)).toEqual(await contents(right));
      }),
      { numRuns: 40 },
    );
  });

  it('whatever is done to its text is read as a file, a part of one, or none: never an exception', async () => {
    const lost = device();
    await play([{ doc: 0, key: 'name', value: 'Fournil', prose: 'Four à bois' }], 'aaaaa', lost);
    const text = await fileOf(lost);
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: text.length - 1 }),
        fc.nat({ max: 40 }),
        fc.string({ maxLength: 20 }),
        async (at, cut, put) => {
          const read = readRescue(text.slice(0, at) + put + text.slice(at + cut));
          if (!read.ok) return;
          const storage = device();
          const plan = await planImport({ storage }, read.value);
          await takeImport({ storage, now }, read.value, plan, '');
          for (const bodies of (await contents(storage)).values()) expect(bodies).not.toBe('');
        },
      ),
      { numRuns: 300 },
    );
  });
});
