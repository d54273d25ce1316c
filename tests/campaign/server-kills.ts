// npm run campaign:server-kills [-- KILLS]: the server is killed (SIGKILL) under load, again and again.
// Each update a device was given a receipt for must be readable from the server by a fresh device at the end.
import { adminOf } from '#tests/support/admin-command.ts';
import { startServer } from '#tests/support/server-process.ts';
import { counting, keepWriting, openTeam, readAfter } from '#tests/support/writer-team.ts';

const kills = Number(process.argv[2] ?? 100);
const WRITERS = 4;

const server = await startServer();
const counts = { resets: 0, unreachable: 0 };
const transport = counting(counts);
const team = await openTeam(server, WRITERS, transport);
const stop = new AbortController();
const work = Promise.all(team.writers.map((writer) => keepWriting(writer, transport, stop.signal)));
for (let kill = 0; kill < kills; kill += 1) {
  await new Promise((resolve) => setTimeout(resolve, 100 + ((kill * 137) % 900)));
  await server.kill('SIGKILL');
  await server.restart();
  if ((kill + 1) % 20 === 0)
    console.log(`${kill + 1} kills, ${team.writers.map((writer) => writer.receipted).join(' / ')} receipts`);
}
// What has a receipt at this moment must survive the last kill without any help from the devices.
const receipted = team.writers.map((writer) => writer.receipted);
stop.abort();
await work;
await server.kill('SIGKILL');
await server.restart();
const found = await readAfter(server, team, receipted);
// Every tip and every version is computed again (SYNC I5).
const sound = await adminOf(server, 'check').then(
  () => true,
  (complaint: unknown) => (console.log(complaint), false),
);
await server.dispose();
const { lost, twice, receipts } = found;
console.log(JSON.stringify({ campaign: 'server-kills', kills, ...found, sound, ...counts }));
process.exit(sound && lost + twice + counts.resets === 0 && receipts > 0 ? 0 : 1);
