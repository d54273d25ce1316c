// Hocuspocus: one document for each record, all of them over one socket. The evening ends when the server has confirmed
// every document, and the colleague holds what the tablet holds.
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import WebSocket from 'ws';
import { play, secondsSince, until } from './play.mjs';
import { addNote, emptyRecords, keptRecords, openRecord, recordsFrom, sameState, visitRecord } from './yjs-records.mjs';

/** A device online: its socket, and a provider for each record; `quiet` shares no presence. */
function online(docs, port, quiet = false) {
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: `ws://127.0.0.1:${port}`,
    WebSocketPolyfill: WebSocket,
  });
  const providers = [...docs].map(([name, document]) => {
    const provider = new HocuspocusProvider({ websocketProvider, name, document });
    if (quiet) provider.awareness.setLocalState(null);
    provider.attach();
    return provider;
  });
  return {
    settled: () => providers.every((provider) => provider.synced && !provider.hasUnsyncedChanges),
    leave() {
      for (const provider of providers) provider.destroy();
      websocketProvider.destroy();
    },
  };
}

function same(a, b) {
  return [...a].every(([name, doc]) => sameState(doc, b.get(name)));
}

/** The day, offline where the product is offline; then the evening through the link. Resolves to its seconds. */
async function evening({ day, direct, link }) {
  const companies = new Map(day.companies.map((company) => [company.id, openRecord(company)]));
  const morning = online(companies, direct);
  const colleague = emptyRecords([...day.companies, ...day.visits].map(({ id }) => id));
  const watching = online(colleague, direct, true);
  await until('the colleague has the companies', () => morning.settled() && same(companies, colleague));
  morning.leave();

  const tablet = new Map([...companies, ...day.visits.map((visit) => [visit.id, visitRecord(visit)])]);
  for (const { company, words } of day.shared) addNote(colleague.get(company), words);
  await until('the server has the shared edits', watching.settled);

  const start = performance.now();
  const far = online(tablet, link);
  await until('the evening is sent and received', () => far.settled() && same(tablet, colleague));
  return secondsSince(start);
}

/** Fills the server; gives what a device would have kept. */
async function fill({ visits, direct }) {
  const docs = new Map(visits.map((visit) => [visit.id, visitRecord(visit)]));
  const filling = online(docs, direct, true);
  await until('the server is full', filling.settled);
  filling.leave();
  // A document is stored some seconds after its last change, or when nobody is left.
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  return keptRecords(docs);
}

/** A device that holds nothing gets all of it. */
async function first({ kept, link }) {
  const docs = emptyRecords(kept.map(([name]) => name));
  const whole = recordsFrom(kept);
  const start = performance.now();
  const getting = online(docs, link, true);
  await until('everything has come', () => getting.settled() && same(whole, docs));
  const seconds = secondsSince(start);
  getting.leave();
  return seconds;
}

/** A device that holds all of it looks whether something is new. */
async function look({ kept, link }) {
  const looking = online(recordsFrom(kept), link, true);
  await until('it has looked', looking.settled);
  looking.leave();
}

/** Many devices, each with its own records written offline, come online in one moment. */
async function comeBack({ devices, direct }) {
  const all = devices.map((visits) => new Map(visits.map((visit) => [visit.id, visitRecord(visit)])));
  const start = performance.now();
  const back = all.map((docs) => online(docs, direct));
  await until('all have sent', () => back.every((device) => device.settled()));
  return secondsSince(start);
}

/** Writes one number after the other until it is killed; tells each that the server has acknowledged. */
let writing = null;
async function write({ name, direct }) {
  const docs = emptyRecords([name]);
  const device = online(docs, direct, true);
  await until('it is online', device.settled);
  writing = { device, doc: docs.get(name), acknowledged: 0, written: 0, stop: false };
  const mine = writing;
  void (async () => {
    while (!mine.stop) {
      mine.doc.getMap('fields').set(`k/${(mine.written += 1)}`, mine.written);
      await new Promise((resolve) => setTimeout(resolve, 10));
      if (!mine.stop && device.settled()) mine.acknowledged = mine.written;
    }
  })();
}

/** The writer never comes back: its battery is empty. */
async function stopWriting() {
  writing.stop = true;
  writing.device.leave();
  return writing.acknowledged;
}

/** The highest number that the server holds. */
async function readBack({ name, direct }) {
  const docs = emptyRecords([name]);
  const device = online(docs, direct, true);
  await until('it has read', device.settled);
  device.leave();
  return Math.max(0, ...docs.get(name).getMap('fields').values());
}

play({ evening, fill, first, look, comeBack, write, stopWriting, readBack });
