import { describe, expect, it } from 'vitest';
import { runDay } from './day.ts';
import { firstCatch } from './first-catch.ts';
import { DEVICE_MUTANTS } from './mutants-device.ts';
import { SERVER_MUTANTS } from './mutants-server.ts';

describe('simulated days of the whole protocol', () => {
  for (const from of [1, 26, 51, 76]) {
    it(`keep every promise of the exchange (I1-I13), seeds ${from} to ${from + 24}`, async () => {
      for (let seed = from; seed < from + 25; seed += 1) {
        const { violation, trace } = await runDay(seed);
        expect(violation, `seed ${seed}\n${trace.join('\n')}`).toBeNull();
      }
    });
  }

  it('are the same from the same seed, so that a broken promise can be looked at again', async () => {
    const days = [await runDay(7), await runDay(7)];
    expect(days[0]).toEqual(days[1]);
  });

  // The others are run by `main.ts --mutants`; these say at once whether the days still notice anything.
  for (const mutant of [...DEVICE_MUTANTS.slice(0, 2), ...SERVER_MUTANTS.slice(-3)]) {
    it(`notice that ${mutant.title} (${mutant.rule})`, async () => {
      expect((await firstCatch(mutant))?.violation?.message).toBeDefined();
    });
  }
});
