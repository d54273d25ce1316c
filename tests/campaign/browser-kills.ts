// npm run campaign:browser-kills [-- KILLS]: the browser is killed (SIGKILL) while somebody types.
// Whatever stood in a field while the status line said « Enregistré » must be there after the restart.
import { startServer } from '#tests/support/server-process.ts';
import { openTablet } from '#tests/support/tablet.ts';
import { openTypist } from './typist.ts';

const kills = Number(process.argv[2] ?? 50);

const server = await startServer();
const tablet = await openTablet(server.origin);
const typist = await openTypist(tablet);
let lost = 0;
await typist.open();
for (let kill = 0; kill < kills; kill += 1) {
  await typist.watch();
  const typing = typist.type(kill).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 600 + ((kill * 977) % 4_200)));
  await tablet.kill();
  await typing;
  await tablet.start();
  await typist.open();
  for (const line of await typist.missing()) {
    lost += 1;
    console.log(`kill ${kill}: ${line}`);
  }
  if ((kill + 1) % 10 === 0) console.log(`${kill + 1} kills, ${typist.claims()} claims`);
}
const [claims, longestField, errors] = [typist.claims(), typist.longest(), tablet.errors.length];
console.log(JSON.stringify({ campaign: 'browser-kills', kills, claims, longestField, lost, errors }));
for (const error of tablet.errors.slice(0, 5)) console.log(error);
await tablet.dispose();
await server.dispose();
process.exit(lost === 0 && claims > kills ? 0 : 1);
