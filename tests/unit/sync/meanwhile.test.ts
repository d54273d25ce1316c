import { expect, it } from 'vitest';
import { openDevice } from '#tests/support/device.ts';
import { enrol, newServer, wireTo } from '#tests/support/wire.ts';

it('what is written while an exchange with nothing to send is under way goes up in the same run', async () => {
  const server = await newServer();
  const tablet = await openDevice();
  await enrol(server, tablet, 'Anaïs', 'advisor');
  const wire = wireTo(() => server);
  let trips = 0;
  const advice = await tablet.exchange({
    ...wire,
    async sync(account, frame) {
      trips += 1;
      if (trips === 1) await tablet.store.create('company', (draft) => draft.set('name', 'Fournil'));
      return wire.sync(account, frame);
    },
  });
  expect(advice.status.type).toBe('received');
  const outbox = await tablet.storage.outbox();
  expect(outbox.ok && outbox.value.docs.size).toBe(0);
});
