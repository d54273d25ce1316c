import { expect, it } from 'vitest';
import { CAPS } from '#protocol/caps.ts';
import { openDevice } from '#tests/support/device.ts';
import { enrol, newServer, wireTo } from '#tests/support/wire.ts';

it('a record whose whole history is more than one update may carry still heals a server that lost it (L2)', async () => {
  const server = await newServer();
  const tablet = await openDevice();
  await enrol(server, tablet, 'Anaïs', 'advisor');
  const { doc } = await tablet.store.create('company', (draft) => draft.set('name', 'Scierie'));
  const part = 'x'.repeat(60_000);
  for (let written = 0; written <= CAPS.updateBytes; written += part.length) {
    await tablet.store.edit(doc, (draft) => draft.set(`note/${written}`, part));
    await tablet.exchange(wireTo(() => server));
  }
  const empty = await newServer();
  await enrol(empty, tablet, 'Anaïs', 'advisor');
  expect((await tablet.exchange(wireTo(() => empty))).status.type).toBe('received');
  const outbox = await tablet.storage.outbox();
  expect(outbox.ok && outbox.value.stuck).toEqual([]);
  const desktop = await openDevice();
  await enrol(empty, desktop, 'Claire', 'coordinator');
  await desktop.exchange(wireTo(() => empty));
  expect((await desktop.store.open(doc))?.view.value.fields.size).toBe(6);
});
