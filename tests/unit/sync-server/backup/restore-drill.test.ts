// The short form of tests/campaign/restore-drills.ts: a real server process, its real commands, real devices over HTTP.
import { describe, expect, it } from 'vitest';
import { runRestoreDrills } from '#tests/support/restore-drill.ts';

describe('a server that is put back to an older backup under live devices', () => {
  it('is healed by them: nothing acknowledged is missing or there twice, nothing erased comes back (L2, L4, L10)', async () => {
    const report = await runRestoreDrills({ drills: 3, clients: 5, drillsPerWorld: 3, writing: 5, seed: 7 });
    expect(report).toMatchObject({ lost: 0, twice: 0, different: 0, resurrected: 0, setAside: 0, broken: 0, stuck: 0 });
    expect(report.halves).toBe(0);
    expect(report.receipts).toBeGreaterThan(20);
    expect(report.rowsLost).toBeGreaterThan(3);
    expect(report.heals).toBeGreaterThanOrEqual(5);
  }, 240_000);
});
