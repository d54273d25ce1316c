// The short form of tests/campaign/postgres-processes.ts: real processes, a real Postgres, real devices over HTTP.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts';
import { runSharedServers } from '#tests/support/shared-servers.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.dispose());

describe('three server processes on one Postgres', () => {
  it('lose nothing that was acknowledged when one of them is killed, and devices go on with the others (L13)', async () => {
    const url = await postgres.freshDatabase();
    const report = await runSharedServers({ url, seconds: 5, killEvery: 400, writers: 3 });
    expect(report).toMatchObject({ lost: 0, twice: 0, resets: 0, stuck: 0, brokenAt: null });
    expect(report.kills).toBeGreaterThan(0);
    expect(report.receipts).toBeGreaterThan(10);
    expect(report.rows).toBeGreaterThan(report.receipts / 2);
  });
});
