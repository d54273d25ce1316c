// Refused bytes go back among those that wait, because rights or the server have changed since.
import type { DocId } from '#domain/ids.ts';
import type { Tables } from './tables.ts';

/**
 * Puts these rows of the quarantine back into their records and into the outbox, all or none. Left where they are:
 * rows of a record that was withdrawn from this tablet. Gives the records that got some back.
 */
export async function requeue(tables: Tables, ids: readonly number[]): Promise<DocId[]> {
  const all = [tables.doc, tables.upd, tables.out, tables.quar, tables.stale, tables.hole];
  return tables.transaction('rw', all, async () => {
    const docs = new Set<DocId>();
    for (const id of ids) {
      const row = await tables.quar.get(id);
      if (!row || !(await tables.doc.get(row.doc))) continue;
      const { doc, body, at } = row;
      // They may still be in the record, or no longer: repeating them changes nothing.
      await tables.upd.add({ doc, body });
      await tables.out.add({ doc, body, hash: null, at });
      await tables.stale.put({ doc });
      await tables.quar.delete(id);
      // What waits must not be replaced by what the server holds: it is offered again first.
      if ((await tables.hole.get(doc))?.why === 'refused') await tables.hole.delete(doc);
      docs.add(doc);
    }
    return [...docs];
  });
}
