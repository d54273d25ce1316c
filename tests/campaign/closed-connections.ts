// npm run campaign:closed-connections [-- CLOSINGS]: while somebody types, the page's connections to its databases are
// closed under it without a word, as iOS does after a pause (SYNC D3). It must open them anew by itself: whatever stood in
// a field while the status line said « Enregistré » is there after a reload, and the line says so again.
import { expect } from '@playwright/test';
import { closeConnections, connectionsOpened, watchConnections } from '#tests/support/broken-storage.ts';
import { startServer } from '#tests/support/server-process.ts';
import { openTablet, statusLine } from '#tests/support/tablet.ts';
import { openTypist } from './typist.ts';

const closings = Number(process.argv[2] ?? 50);
/** So many in the course of one sentence, then the page is loaded again and looked at. */
const A_SENTENCE = 5;

const server = await startServer();
const tablet = await openTablet(server.origin);
const typist = await openTypist(tablet);
await typist.watch();
await watchConnections(tablet.page());
let [lost, silent, reopened] = [0, 0, 0];
await typist.open();
for (let closing = 0; closing < closings;) {
  const page = tablet.page();
  const before = typist.claims();
  const typing = typist.type(closing);
  for (let count = 0; count < A_SENTENCE && closing < closings; count += 1, closing += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200 + ((closing * 977) % 1_900)));
    await closeConnections(page);
  }
  await typing;
  try {
    await expect(statusLine(page)).toContainText(/Enregistré/, { timeout: 15_000 });
  } catch {
    silent += 1;
    console.log(`closing ${closing}: the line says ${await statusLine(page).textContent()}`);
  }
  if (typist.claims() === before) silent += 1;
  reopened += (await connectionsOpened(page)) - 1;
  await typist.open();
  for (const line of await typist.missing()) {
    lost += 1;
    console.log(`closing ${closing}: ${line}`);
  }
  if (closing % 20 === 0) console.log(`${closing} closings, ${typist.claims()} claims, opened anew ${reopened} times`);
}
const [claims, longestField, errors] = [typist.claims(), typist.longest(), tablet.errors.length];
const figures = { campaign: 'closed-connections', closings, reopened, claims, longestField, lost, silent, errors };
console.log(JSON.stringify(figures));
for (const error of tablet.errors.slice(0, 5)) console.log(error);
await tablet.dispose();
await server.dispose();
process.exit(lost + silent === 0 && reopened > 0 && claims > 0 ? 0 : 1);
