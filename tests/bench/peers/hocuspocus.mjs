// Hocuspocus: one document for each record, all of them over one socket. The evening ends when the server has confirmed
// every document, and the colleague holds what the tablet holds.
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { play, secondsSince, until } from './play.mjs';
import { addNote, openRecord, sameState, visitRecord } from './yjs-records.mjs';

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
  const colleague = new Map([...day.companies, ...day.visits].map(({ id }) => [id, new Y.Doc()]));
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

play({ evening });
