// A record as people keep it in Yjs: one document, its fields in a map, its notes as shared text.
import * as Y from 'yjs';

export function openRecord(opening) {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const [key, value] of Object.entries(opening.fields)) doc.getMap('fields').set(key, value);
  });
  return doc;
}

/** Every act is a transaction of its own, as it is when a person answers. */
export function visitRecord(visit) {
  const doc = openRecord(visit);
  for (const { key, value } of visit.acts) doc.getMap('fields').set(key, value);
  return doc;
}

export function addNote(doc, words) {
  const notes = doc.getText('notes');
  notes.insert(notes.length, words);
}

/** Whether `a` and `b` hold the same of every author. */
export function sameState(a, b) {
  const [left, right] = [a, b].map((doc) => Y.decodeStateVector(Y.encodeStateVector(doc)));
  return left.size === right.size && [...left].every(([client, clock]) => right.get(client) === clock);
}

export const emptyRecords = (ids) => new Map(ids.map((id) => [id, new Y.Doc()]));

/** Records by name, with their content as it is stored; `bytes` as another process kept them. */
export const keptRecords = (docs) => [...docs].map(([name, doc]) => [name, Y.encodeStateAsUpdate(doc)]);

export function recordsFrom(kept) {
  return new Map(
    kept.map(([name, bytes]) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, bytes);
      return [name, doc];
    }),
  );
}
