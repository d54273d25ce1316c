// npm run campaign:cut-links [-- CUTS]: the line between four devices and the server is cut after a random number of bytes,
// again and again, whichever way they went; every other time it also breaks whatever is larger than some kilobytes.
// Everything that was written must be on the server once the line holds, once and without help.
import { adminOf } from '#tests/support/admin-command.ts';
import { CLEAR, openLink } from '#tests/support/link.ts';
import { startServer } from '#tests/support/server-process.ts';
import { counting, keepWriting, openTeam, readAfter, stuckOf } from '#tests/support/writer-team.ts';

const cuts = Number(process.argv[2] ?? 100);
const WRITERS = 4;
/** A cut falls within so many bytes: within one request, its answer, or the next ones. */
const WITHIN = 6_000;
/** Frames of a page of the smallest size pass. */
const LARGEST = 8_192;

const server = await startServer();
const link = await openLink({ to: server.port, ...CLEAR });
const counts = { resets: 0, unreachable: 0 };
const direct = counting(counts);
const team = await openTeam(server, WRITERS, direct);
const cutting = counting(counts, () => `http://127.0.0.1:${link.port}`);
const stop = new AbortController();
const work = Promise.all(team.writers.map((writer) => keepWriting(writer, cutting, stop.signal)));
for (let cut = 0; cut < cuts; cut += 1) {
  link.dropAbove(cut % 2 === 0 ? null : LARGEST);
  link.cutAfter(Math.floor(Math.random() * WITHIN));
  await new Promise((resolve) => setTimeout(resolve, 30 + Math.random() * 300));
  if ((cut + 1) % 100 === 0)
    console.log(`${cut + 1} cuts, ${team.writers.map((writer) => writer.receipted).join(' / ')} receipts`);
}
stop.abort();
await work;
link.dropAbove(null);
link.cutAfter(Number.POSITIVE_INFINITY);
const stuck = await stuckOf(team.writers, cutting);
await link.close();
// No device helps from here on.
await server.kill('SIGKILL');
await server.restart();
const found = await readAfter(server, team);
// Every tip and every version is computed again (SYNC I5).
const sound = await adminOf(server, 'check').then(
  () => true,
  (complaint: unknown) => (console.log(complaint), false),
);
await server.dispose();
const { lost, twice, receipts } = found;
console.log(JSON.stringify({ campaign: 'cut-links', cuts, ...found, stuck, sound, ...counts }));
process.exit(sound && lost + twice + stuck + counts.resets === 0 && receipts > 0 && counts.unreachable > 0 ? 0 : 1);
