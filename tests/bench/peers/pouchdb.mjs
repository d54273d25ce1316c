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

/** Fills the server: each visit is saved three times, at its opening, in its middle and at its end. */
async function fill({ visits, direct }) {
  const device = new PouchDB('filling', { adapter: 'memory' });
  for (const share of [0, 1 / 2, 1]) {
    const held = new Map((await device.allDocs()).rows.map(({ id, value }) => [id, value.rev]));
    const docs = visits.map(({ id, fields, acts }) => {
      const written = acts.slice(0, Math.round(acts.length * share)).map(({ key, value }) => [key, value]);
      const _id = `d${id}`;
      const known = held.get(_id);
      return { _id, ...(known ? { _rev: known } : {}), ...fields, ...Object.fromEntries(written) };
    });
    await device.bulkDocs(docs);
  }
  await replicate(device, new PouchDB(`http://127.0.0.1:${direct}/couserans`));
  return (await device.info()).doc_count;
}

/** A device that holds nothing gets all of it. */
async function first({ kept, link }) {
  const device = new PouchDB('first', { adapter: 'memory' });
  const start = performance.now();
  // As many documents a request as our pages hold: the default of 100 costs it round trips.
  const got = await device.replicate.from(`http://127.0.0.1:${link}/couserans`, { batch_size: 500 });
  if (!got.ok || (await device.info()).doc_count !== kept) throw new Error('not everything has come');
  return secondsSince(start);
}

/** Saves one number after the other on the server until it is killed; notes each that was answered. */
let writing = null;
async function write({ name, direct }) {
  const remote = new PouchDB(`http://127.0.0.1:${direct}/couserans`);
  await remote.info();
  writing = { acknowledged: 0, stop: false };
  const mine = writing;
  void (async () => {
    for (let number = 1; !mine.stop; number += 1) {
      const { ok } = await remote.put({ _id: `${name}/${number}`, number });
      if (ok) mine.acknowledged = number;
    }
  })().catch(() => undefined);
}

async function stopWriting() {
  writing.stop = true;
  return writing.acknowledged;
}

/** The highest number that the server holds. */
async function readBack({ name, direct }) {
  const remote = new PouchDB(`http://127.0.0.1:${direct}/couserans`);
  const { rows } = await remote.allDocs({ startkey: `${name}/`, endkey: `${name}/\uffff` });
  return rows.length;
}

play({ evening, fill, first, write, stopWriting, readBack });
