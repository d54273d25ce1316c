import { expect, it } from 'vitest';
import { openDevice } from '#tests/support/device.ts';
import { enrol, newServer, wireTo } from '#tests/support/wire.ts';

it('a note of 60,000 characters pasted at once, cut and pasted again longer, is received and read elsewhere (L11)', async () => {
  const server = await newServer();
  const tablet = await openDevice();
  await enrol(server, tablet, 'Anaïs', 'advisor');
  const { doc } = await tablet.store.create('company', (draft) => draft.set('name', 'Scierie'));
  for (const text of ['x'.repeat(60_000), '', 'é'.repeat(90_000)]) {
    await tablet.store.edit(doc, (draft) => draft.text('notes', text));
  }
  expect((await tablet.exchange(wireTo(() => server))).status.type).toBe('received');
  const outbox = await tablet.storage.outbox();
  expect(outbox.ok && outbox.value.stuck).toEqual([]);
  const desktop = await openDevice();
  await enrol(server, desktop, 'Claire', 'coordinator');
  await desktop.exchange(wireTo(() => server));
  const read = (await desktop.store.open(doc))?.view.value.texts.get('notes');
  expect(read).toBe('é'.repeat(90_000));
});
