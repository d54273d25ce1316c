// y-websocket with permessage-deflate: one document and one socket for each record, all opened at once in the evening.
// It has no receipts: the evening ends when the colleague, next to the server, holds all of it and the tablet is synced.
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import { play, secondsSince, until } from './play.mjs';
import { addNote, emptyRecords, openRecord, recordsFrom, sameState, visitRecord } from './yjs-records.mjs';

function connect(port, name, doc, quiet = false) {
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}`, name, doc, {
    connect: false,
    WebSocketPolyfill: WebSocket,
    // Two devices share this process; in two tabs of one browser it would be right.
    disableBc: true,
  });
  if (quiet) provider.awareness.setLocalState(null);
  provider.connect();
  return provider;
}

async function synced(docs, port, quiet) {
  const providers = [...docs].map(([name, doc]) => connect(port, name, doc, quiet));
  await until('synced', () => providers.every((provider) => provider.synced));
  return providers;
}

function same(a, b) {
  return [...a].every(([name, doc]) => sameState(doc, b.get(name)));
}

const empty = (records) => emptyRecords(records.map(({ id }) => id));

// Each provider says goodbye when the process ends; there are more than a hundred here.
process.setMaxListeners(0);

/** The day, offline where the product is offline; then the evening through the link. Resolves to its seconds. */
async function evening({ day, direct, link }) {
  const companies = new Map(day.companies.map((company) => [company.id, openRecord(company)]));
  const morning = await synced(companies, direct);
  const colleague = empty([...day.companies, ...day.visits]);
  await synced(colleague, direct, true);
  await until('the colleague has the companies', () => same(companies, colleague));
  for (const provider of morning) provider.destroy();

  const tablet = new Map([...companies, ...day.visits.map((visit) => [visit.id, visitRecord(visit)])]);
  for (const { company, words } of day.shared) addNote(colleague.get(company), words);
  const witness = empty(day.companies);
  const witnessing = await synced(witness, direct, true);
  await until('the server has the shared edits', () => same(witness, colleague));
  for (const provider of witnessing) provider.destroy();

  const start = performance.now();
  const far = [...tablet].map(([name, doc]) => connect(link, name, doc));
  await until(
    'the evening is sent and received',
    () => far.every((provider) => provider.synced) && same(tablet, colleague),
  );
  return secondsSince(start);
}

/** A device that holds all of it looks whether something is new. */
async function look({ kept, link }) {
  for (const provider of await synced(recordsFrom(kept), link, true)) provider.destroy();
}

/** Many devices, each with its own records written offline, come online in one moment. */
async function comeBack({ devices, direct }) {
  const docs = devices.map((visits) => new Map(visits.map((visit) => [visit.id, visitRecord(visit)])));
  const start = performance.now();
  await Promise.all(docs.map((records) => synced(records, direct)));
  return secondsSince(start);
}

play({ evening, look, comeBack });
