import { beforeEach, describe, expect, it } from 'vitest';
import type { Store as ServerStore } from '#server/store/store.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { enrol, newServer, wireTo } from '#tests/support/wire.ts';

let server: ServerStore;
let tablet: TestDevice;

beforeEach(async () => {
  server = await newServer();
  tablet = await openDevice();
  await enrol(server, tablet, 'Anaïs', 'advisor');
});

async function newCompany(name: string, noteBytes: number): Promise<string> {
  const { doc } = await tablet.store.create('company', (draft) => draft.set('name', name));
  await tablet.store.edit(doc, (draft) => draft.set('note', 'x'.repeat(noteBytes)));
  return doc;
}

async function waiting(): Promise<readonly string[]> {
  const outbox = await tablet.storage.outbox();
  if (!outbox.ok) throw new Error('no outbox');
  return [...outbox.value.docs];
}

describe('a link that lets only small frames through', () => {
  it('is passed with the smallest pages, within the tries of one run (I9)', async () => {
    for (let index = 0; index < 12; index += 1) await newCompany(`Entreprise ${index}`, 3_000);
    expect((await tablet.exchange(wireTo(() => server, { longest: 6_000 }))).status.type).toBe('received');
    expect(await waiting()).toEqual([]);
  });

  it('keeps back only the record that is larger than its frames (I11)', async () => {
    const large = await newCompany('Scierie', 60_000);
    for (let index = 0; index < 5; index += 1) await newCompany(`Entreprise ${index}`, 500);
    const wire = wireTo(() => server, { longest: 6_000 });
    expect((await tablet.exchange(wire)).status.type).toBe('offline');
    expect(await waiting()).toEqual([large]);
    await newCompany('Fournil', 500);
    await tablet.exchange(wire);
    expect(await waiting()).toEqual([large]);
    expect((await tablet.exchange(wireTo(() => server))).status.type).toBe('received');
  });
});
