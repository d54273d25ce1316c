import { describe, expect, it } from 'vitest';
import { storeContract } from '#tests/unit/sync-server/store-contract.ts';
import { docOf, itemOf, must, ownedSources, pushAs, scribe, teamOf } from '#tests/unit/sync-server/workbench.ts';
import { createServerHost, ServerDied } from './server-host.ts';

storeContract('the simulated server', async (sources) => (await createServerHost(sources)).store());

describe('a simulated server that dies', () => {
  it('keeps what it committed and nothing of what it did not', async () => {
    for (const [moment, kept] of [
      ['before', 0],
      ['after', 1],
    ] as const) {
      const host = await createServerHost(ownedSources());
      const { anais } = await teamOf(host.store());
      host.dieAt(moment);
      const item = itemOf(docOf(1), scribe(1).write('name', 'Fournil'));
      await expect(pushAs(host.store(), anais.id, [item])).rejects.toThrow(ServerDied);
      expect(must(await host.store().status()).records).toBe(kept);
      expect(must(await host.store().verify()).brokenAt).toBeNull();
    }
  });

  it('an older disk is the state of its moment, whatever was written since', async () => {
    const host = await createServerHost(ownedSources());
    const { anais } = await teamOf(host.store());
    const backup = host.state();
    await pushAs(host.store(), anais.id, [itemOf(docOf(1), scribe(1).write('name', 'Fournil'))]);
    await host.replaceDisk(backup);
    expect(must(await host.store().status()).records).toBe(0);
    expect(must(await host.store().members()).members).toHaveLength(4);
  });
});
