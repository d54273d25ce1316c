// automerge-repo over its websocket adapters: one document for each record, a change for each act, with its moment as
// Automerge keeps it. The evening ends when the server's heads are the tablet's, and the shared edits are there.
import { Repo, updateText } from '@automerge/automerge-repo';
import { WebSocketClientAdapter } from '@automerge/automerge-repo-network-websocket';
import { memoryStorage } from './automerge-memory.mjs';
import { play, secondsSince, until } from './play.mjs';

const wholeSeconds = (at) => Math.floor(at / 1000);

function goOnline(repo, port) {
  const adapter = new WebSocketClientAdapter(`ws://127.0.0.1:${port}`);
  repo.networkSubsystem.addNetworkAdapter(adapter);
  return () => repo.networkSubsystem.removeNetworkAdapter(adapter);
}

/** Whether the server told that it holds all that this device holds. */
function received(repo, handles) {
  const server = repo.getStorageIdOfPeer('server');
  const known = (handle) => (server ? handle.getSyncInfo(server)?.lastHeads : undefined);
  return [...handles.values()].every((handle) => String(known(handle)) === String(handle.heads()));
}

function same(a, b) {
  return [...b].every(([id, handle]) => String(a.get(id)?.heads()) === String(handle.heads()));
}

async function foundAll(repo, handles) {
  const found = [...handles].map(async ([id, { url }]) => [id, await repo.find(url)]);
  return new Map(await Promise.all(found));
}

/** The day, offline where the product is offline; then the evening through the link. Resolves to its seconds. */
async function evening({ day, direct, link }) {
  const tablet = new Repo({ storage: memoryStorage(), peerId: 'tablet' });
  const colleague = new Repo({ storage: memoryStorage(), peerId: 'colleague' });
  const handles = new Map(day.companies.map(({ id, fields }) => [id, tablet.create({ ...fields, notes: '' })]));
  const leave = goOnline(tablet, direct);
  await until('the server has the companies', () => received(tablet, handles));
  goOnline(colleague, direct);
  await colleague.networkSubsystem.whenReady();
  const shared = await foundAll(colleague, handles);
  leave();

  for (const visit of day.visits) {
    const handle = tablet.create({ ...visit.fields });
    for (const { at, key, value } of visit.acts) {
      handle.change((doc) => Object.assign(doc, { [key]: value }), { time: wholeSeconds(at) });
    }
    handles.set(visit.id, handle);
  }
  for (const { company, words } of day.shared) {
    shared.get(company).change((doc) => updateText(doc, ['notes'], doc.notes + words));
  }
  await until('the server has the shared edits', () => received(colleague, shared));

  const start = performance.now();
  goOnline(tablet, link);
  await until('the evening is sent and received', () => same(handles, shared) && received(tablet, handles));
  const seconds = secondsSince(start);
  const all = await foundAll(colleague, handles);
  await until('the colleague holds what the tablet holds', () => same(all, handles));
  return seconds;
}

play({ evening });
