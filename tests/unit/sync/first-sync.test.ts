import { beforeEach, describe, expect, it } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import type { Store as ServerStore } from '#server/store/store.ts';
import type { Transport } from '#sync/transport.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { enrol, newServer, wireTo } from '#tests/support/wire.ts';

const RECORDS = 30;
let server: ServerStore;
let office: TestDevice;
let tablet: TestDevice;
let docs: DocId[];

beforeEach(async () => {
  server = await newServer();
  office = await openDevice();
  tablet = await openDevice();
  docs = [];
  await enrol(server, office, 'Claire', 'coordinator');
  for (let index = 0; index < RECORDS; index += 1) {
    const { doc } = await office.store.create('company', (draft) => draft.set('name', `Entreprise ${index}`));
    await office.store.edit(doc, (draft) => draft.set('note', `${index} `.repeat(300)));
    docs.push(doc);
  }
  await office.exchange(wireTo(() => server));
  await enrol(server, tablet, 'Anaïs', 'advisor');
});

async function must<Value>(outcome: Promise<{ ok: true; value: Value } | { ok: false }>): Promise<Value> {
  const result = await outcome;
  if (!result.ok) throw new Error('the storage failed');
  return result.value;
}

async function whole(device: TestDevice): Promise<number> {
  const rows = await must(device.storage.docRows());
  return rows.filter(({ absent }) => !absent).length;
}

/** Only so many answers arrive. */
function answering(times: number): Transport & { readonly trips: () => number } {
  let left = times;
  return wireTo(() => server, { loseReply: () => (left -= 1) < 0 });
}

/** Pages as a narrow link has them, with the order of what was asked. */
function narrow(asked: string[]): Transport {
  const wire = wireTo(() => server, { longestReply: 9_000 });
  return {
    sync: (account, frame) => (asked.push('sync'), wire.sync(account, frame)),
    docs: (account, frame) => (asked.push('docs'), wire.docs(account, frame)),
    boot: (account, frame) => (asked.push('boot'), wire.boot(account, frame)),
    audit: (account, frame) => (asked.push('audit'), wire.audit(account, frame)),
  };
}

describe('the first sync of a tablet', () => {
  it('shows the whole list within one round trip', async () => {
    await tablet.exchange(answering(1));
    expect(await must(tablet.storage.cards())).toHaveLength(RECORDS);
    await expect.poll(() => tablet.store.cards.company.value.size).toBe(RECORDS);
    expect(await whole(tablet)).toBe(0);
  });

  it('brings every record whole, as the office has it, and then goes on from the rows (L7)', async () => {
    expect((await tablet.exchange(wireTo(() => server))).status.type).toBe('received');
    expect(await whole(tablet)).toBe(RECORDS);
    const record = await tablet.store.open(docs[3] as DocId);
    expect(record?.view.value.fields.get('name')?.value).toBe('Entreprise 3');
    expect(await must(tablet.storage.docRow(docs[3] as DocId))).toEqual(
      await must(office.storage.docRow(docs[3] as DocId)),
    );
    await office.store.edit(docs[3] as DocId, (draft) => draft.set('phone', '05'));
    await office.exchange(wireTo(() => server));
    await tablet.exchange(wireTo(() => server));
    expect(record?.view.value.fields.get('phone')?.value).toBe('05');
    expect(await must(tablet.storage.holes())).toEqual([]);
  });

  it('cut off anywhere and with the app closed, it goes on where it was, and brings nothing twice', async () => {
    const { name } = tablet.storage;
    const received: number[] = [];
    for (let tries = 0; tries < 60; tries += 1) {
      const asked: string[] = [];
      let left = 2;
      const wire = narrow(asked);
      const advice = await tablet.exchange({
        ...wire,
        async boot(account, frame) {
          if (left === 0) return { type: 'unreachable' };
          const answer = await wire.boot(account, frame);
          if (answer.type === 'reply') left -= 1;
          return answer;
        },
      });
      tablet.close();
      tablet = await openDevice(name);
      received.push(await whole(tablet));
      if (advice.status.type === 'received') break;
    }
    expect(received.at(-1)).toBe(RECORDS);
    expect(received.length).toBeGreaterThan(2);
    for (const doc of docs) expect((await must(tablet.storage.updates(doc))).bodies).toHaveLength(1);
    expect(await must(tablet.storage.exchangeState())).toMatchObject({ boot: null });
  });

  it('passes a link that drops large answers, page by smaller page (I9)', async () => {
    const asked: string[] = [];
    expect((await tablet.exchange(narrow(asked))).status.type).toBe('received');
    expect(await whole(tablet)).toBe(RECORDS);
  });

  it('a record that is not here yet cannot be edited; who opens it gets it before the others', async () => {
    await tablet.exchange(answering(1));
    const wanted = docs[0] as DocId;
    expect(await tablet.store.open(wanted)).toBeNull();
    expect((await tablet.store.edit(wanted, (draft) => draft.set('phone', '05'))).ok).toBe(false);
    const asked: string[] = [];
    await tablet.exchange(narrow(asked));
    expect(asked[0]).toBe('docs');
    expect((await tablet.store.open(wanted))?.view.value.fields.get('name')?.value).toBe('Entreprise 0');
  });

  it('misses nothing that is written while it pages', async () => {
    const wire = wireTo(() => server, { longestReply: 9_000 });
    let pages = 0;
    await tablet.exchange({
      ...wire,
      async boot(account, frame) {
        pages += 1;
        const doc = docs[(pages * 7) % RECORDS] as DocId;
        await office.store.edit(doc, (draft) => draft.set('phone', `page ${pages}`));
        await office.store.create('company', (draft) => draft.set('name', `Nouvelle ${pages}`));
        await office.exchange(wireTo(() => server));
        return wire.boot(account, frame);
      },
    });
    await tablet.exchange(wireTo(() => server));
    expect(pages).toBeGreaterThan(3);
    expect(await whole(tablet)).toBe(RECORDS + pages);
    for (const { id } of await must(office.storage.docRows())) {
      const [here, there] = [await tablet.store.open(id), await office.store.open(id)];
      expect(here?.view.value.fields).toEqual(there?.view.value.fields);
      expect((await must(tablet.storage.docRow(id)))?.version).toBe((await must(office.storage.docRow(id)))?.version);
      here?.close();
      there?.close();
    }
  });

  it('sends what was captured before the tablet joined, between the cards and the records', async () => {
    const { doc } = await tablet.store.create('company', (draft) => draft.set('name', 'Fournil'));
    const asked: string[] = [];
    await tablet.exchange(narrow(asked));
    expect(asked.indexOf('sync')).toBeGreaterThan(-1);
    expect(asked.indexOf('sync')).toBeLessThan(asked.lastIndexOf('boot'));
    await office.exchange(wireTo(() => server));
    expect((await office.store.open(doc))?.view.value.fields.get('name')?.value).toBe('Fournil');
  });

  it('tells how many records of how many are here', async () => {
    const told: (readonly [number, number])[] = [];
    const { drain } = await import('#sync/drain.ts');
    const { hash16 } = await import('#tests/support/device.ts');
    await drain({
      storage: tablet.storage,
      transport: wireTo(() => server, { longestReply: 9_000 }),
      hash: hash16,
      now: Date.now,
      app: 'test',
      schema: 1,
      receiving: (done, total) => told.push([done, total]),
    });
    expect(told[0]?.[0]).toBe(0);
    expect(told.at(-1)?.[1]).toBe(RECORDS);
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).toSorted((a, b) => a - b));
  });
});
