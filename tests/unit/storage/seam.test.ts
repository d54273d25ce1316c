import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { createReplica } from '#crdt/record.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import { throughSeam } from '#storage/seam.ts';
import { openStorage, type Storage } from '#storage/storage.ts';
import { T0, writerOf } from '#tests/support/writers.ts';
import { roomContract } from './room-contract.ts';
import { act, doc, receipt, storageContract, value } from './storage-contract.ts';
import { wholeContract } from './whole-contract.ts';

const PREFIX = [0x56, 0x41];

/** No secret, but nothing of it is readable, and what it did not seal it does not open. */
const seam = throughSeam({
  seal: (plain) => Uint8Array.from([...PREFIX, ...plain.map((byte) => byte ^ 0xa5)]),
  open(sealed) {
    if (PREFIX.some((byte, index) => sealed[index] !== byte)) throw new Error('not sealed by this seam');
    return sealed.slice(PREFIX.length).map((byte) => byte ^ 0xa5);
  },
});

let names = 0;

storageContract('the database of a tablet with a vault (D8)', () => {
  const name = `sealed-${(names += 1)}`;
  return { storage: openStorage(name, { seam }), again: () => openStorage(name, { seam }) };
});

wholeContract('the database of a tablet with a vault (D8)', () => openStorage(`sealed-${(names += 1)}`, { seam }));
roomContract('the database of a tablet with a vault (D8)', () => openStorage(`sealed-${(names += 1)}`, { seam }));

const WORDS = 'Fournil de la Bellongue';

/** The words on every way to the disk: an act, a refusal, a card, a typed text, a photo, the members' list. */
async function writeEverywhere(storage: Storage): Promise<void> {
  const update = createReplica([]).edit(writerOf('anais').at(T0), (draft) => draft.set('name', WORDS)) as Uint8Array;
  const card = { doc: doc.id, kind: 'company', name: WORDS } as CompanyCard;
  await value(storage.commit({ ...act(''), update, card }));
  const [row] = await value(storage.unsealed());
  await value(storage.receive({ ...receipt, refused: [{ id: row?.id as number, reason: 'forbidden' }] }));
  await value(storage.commit({ ...act('', 1), update, card }));
  await value(storage.setLocal('typed:x', { text: WORDS }));
  await value(storage.blobs.add([{ sha: 's', doc: doc.id, body: bytesOf(WORDS), thumb: false, at: T0 }]));
  await value(storage.setAccount(null, { members: [{ name: WORDS }] }));
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The tables on whose disk the words can be read. */
async function readableTables(name: string): Promise<string[]> {
  const raw = await new Dexie(name).open();
  const found: string[] = [];
  for (const table of raw.tables) {
    const rows: unknown[] = await table.toArray();
    if (rows.some((row) => holds(row))) found.push(table.name);
  }
  raw.close();
  return found.sort();
}

function holds(part: unknown): boolean {
  if (typeof part === 'string') return part.includes(WORDS);
  if (part instanceof Uint8Array) return Buffer.from(part).includes(WORDS);
  return typeof part === 'object' && part !== null && Object.values(part).some(holds);
}

describe('rows on the disk (D8)', () => {
  it('without a vault they lie there as they are', async () => {
    const name = `sealed-${(names += 1)}`;
    const storage = openStorage(name);
    await writeEverywhere(storage);
    expect(await readableTables(name)).toEqual(['bytes', 'card', 'local', 'meta', 'out', 'quar', 'upd']);
    storage.close();
  });

  it('with a vault no table shows a word that somebody wrote, and all of them come back', async () => {
    const name = `sealed-${(names += 1)}`;
    const storage = openStorage(name, { seam });
    await writeEverywhere(storage);
    expect(await readableTables(name)).toEqual([]);
    const again = openStorage(name, { seam });
    expect(await value(again.cards())).toMatchObject([{ name: WORDS }]);
    expect(await value(again.getLocal('typed:x'))).toEqual({ text: WORDS });
    expect(await value(again.blobs.bytes('s'))).toEqual(bytesOf(WORDS));
    expect((await value(again.exchangeState())).config).toEqual({ members: [{ name: WORDS }] });
    const { stuck } = await value(again.outbox());
    expect(
      createReplica(stuck.map(({ body }) => body))
        .view()
        .fields.get('name')?.value,
    ).toBe(WORDS);
    for (const one of [storage, again]) one.close();
  });

  it('what another vault sealed fails by its name, and nothing of it is shown', async () => {
    const name = `sealed-${(names += 1)}`;
    const storage = openStorage(name);
    await writeEverywhere(storage);
    const locked = openStorage(name, { seam });
    expect(await locked.cards()).toMatchObject({ ok: false, error: { type: 'storage-failed' } });
    for (const one of [storage, locked]) one.close();
  });
});
