// PouchDB and a CouchDB-compatible server: one document for each record, written anew by every act, replicated both ways
// in the evening. The evening ends when its replication says that it is complete.
import { play, secondsSince } from './play.mjs';
import { PouchDB } from './pouchdb-here.mjs';

/** One act: the document as it stands, with one change. */
async function change(database, id, edit) {
  const doc = await database.get(id);
  edit(doc);
  await database.put(doc);
}

async function replicate(here, there) {
  const { push, pull } = await here.sync(there);
  for (const way of [push, pull]) {
    if (!way.ok || way.errors.length > 0) throw new Error(`replication: ${JSON.stringify(way)}`);
  }
}

async function sameDocs(a, b) {
  const [left, right] = await Promise.all([a, b].map((database) => database.allDocs()));
  const revisions = ({ rows }) => JSON.stringify(rows.map(({ id, value }) => [id, value.rev]));
  if (revisions(left) !== revisions(right)) throw new Error('the two devices do not hold the same');
}

/** The day, offline where the product is offline; then the evening through the link. Resolves to its seconds. */
async function evening({ day, direct, link }) {
  const remote = (port) => new PouchDB(`http://127.0.0.1:${port}/couserans`);
  const near = remote(direct);
  const tablet = new PouchDB('tablet', { adapter: 'memory' });
  const colleague = new PouchDB('colleague', { adapter: 'memory' });
  for (const { id, fields } of day.companies) await tablet.put({ _id: id, ...fields });
  await replicate(tablet, near);
  await replicate(colleague, near);

  for (const visit of day.visits) {
    await tablet.put({ _id: visit.id, ...visit.fields });
    for (const { key, value } of visit.acts)
      await change(tablet, visit.id, (doc) => Object.assign(doc, { [key]: value }));
  }
  for (const { company, words } of day.shared) {
    await change(colleague, company, (doc) => Object.assign(doc, { notes: (doc.notes ?? '') + words }));
  }
  await replicate(colleague, near);

  const far = remote(link);
  const start = performance.now();
  await replicate(tablet, far);
  const seconds = secondsSince(start);
  await replicate(colleague, near);
  await sameDocs(tablet, colleague);
  return seconds;
}

play({ evening });
