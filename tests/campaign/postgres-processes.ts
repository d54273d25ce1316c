// node tests/campaign/postgres-processes.ts [SECONDS] [MS BETWEEN KILLS]: three servers on one Postgres, one killed at
// random again and again. Everything with a receipt must be readable by a fresh device at the end.
import { startPostgres } from '#tests/support/postgres.ts';
import { runSharedServers } from '#tests/support/shared-servers.ts';

const seconds = Number(process.argv[2] ?? 60);
const killEvery = Number(process.argv[3] ?? 1500);

const postgres = await startPostgres();
let bad = true;
try {
  const url = await postgres.freshDatabase();
  const report = await runSharedServers({ url, seconds, killEvery, say: (line) => console.log(line) });
  console.log(JSON.stringify({ campaign: 'postgres-processes', seconds, ...report }));
  const { receipts, lost, twice, resets, stuck, brokenAt } = report;
  bad = receipts === 0 || lost + twice + resets + stuck > 0 || brokenAt !== null;
} finally {
  await postgres.dispose();
}
process.exit(bad ? 1 : 0);
