// One page of an exchange is one transaction: bytes, receipts, refusals, places in the log and marks (SYNC D2).
import type { DocId } from '#domain/ids.ts';
import { forgetBlobs } from './blob-rows.ts';
import type { Receipt } from './receipt.ts';
import { STABLE } from './outbox.ts';
import { effectsOf, type Effect } from './page-effects.ts';
import type { HoleReason, Tables } from './tables.ts';
import { withdrawnKey } from './withdrawn.ts';

/** Gives the records whose rows this page touched. */
export async function receive(tables: Tables, receipt: Receipt): Promise<readonly DocId[]> {
  const erased: DocId[] = [];
  await tables.transaction('rw', everything(tables), async () => {
    const sent = await sentDocs(tables, receipt);
    await tables.out.bulkDelete(receipt.received.map(({ id }) => id));
    for (const { id, reason } of receipt.refused) {
      const refused = await tables.out.get(id);
      if (!refused) continue;
      await quarantine(tables, refused.doc, reason, receipt.at);
      // It was erased: a tablet whose first sync began after that never sees the row that says so (SYNC L10).
      if (reason === 'gone') {
        await forget(tables, refused.doc, receipt.at);
        erased.push(refused.doc);
      } else await tables.hole.put({ doc: refused.doc, at: receipt.at, why: 'refused' });
    }
    const touched = [...new Set([...sent.values(), ...receipt.rows.map((row) => row.doc)])];
    const known = (await tables.doc.bulkGet(touched)).filter((row) => row !== undefined);
    const docs = new Map(known.map((row) => [row.id, row]));
    await applyAll(tables, effectsOf(receipt, docs, sent), receipt.at);
    await tables.meta.bulkPut([
      { k: 'cursor', v: receipt.cursor },
      { k: 'horizon', v: receipt.horizon },
      { k: 'receivedAt', v: receipt.at },
      { k: 'clockOffset', v: receipt.clockOffset },
      ...(receipt.stable === undefined ? [] : [{ k: STABLE, v: receipt.stable }]),
      ...(receipt.config === null ? [] : [{ k: 'config', v: receipt.config }]),
    ]);
  });
  return [...new Set([...erased, ...receipt.rows.map(({ doc }) => doc)])];
}

export function everything(tables: Tables) {
  const { meta, local, doc, upd, out, quar, card, stale, hole, blob, bytes } = tables;
  return [meta, local, doc, upd, out, quar, card, stale, hole, blob, bytes];
}

async function sentDocs(tables: Tables, { received }: Receipt): Promise<Map<number, DocId>> {
  const rows = await tables.out.bulkGet(received.map(({ id }) => id));
  return new Map(rows.flatMap((row) => (row?.id === undefined ? [] : [[row.id, row.doc]])));
}

/** What comes between two withdrawals is written together: a page of a thousand rows would take a second more row by row. */
async function applyAll(tables: Tables, effects: readonly Effect[], at: number): Promise<void> {
  let together: Effect[] = [];
  for (const effect of effects) {
    if (effect.type !== 'forget') {
      together.push(effect);
      continue;
    }
    await applyTogether(tables, together, at);
    await forget(tables, effect.doc, at);
    together = [];
  }
  await applyTogether(tables, together, at);
}

async function applyTogether(tables: Tables, effects: readonly Effect[], at: number): Promise<void> {
  const stored = effects.filter((effect) => effect.type === 'store');
  const docs = [...new Set(stored.map(({ doc }) => doc))];
  await tables.upd.bulkAdd(stored.map(({ doc, body }) => ({ doc, body })));
  await tables.stale.bulkPut(docs.map((doc) => ({ doc })));
  await tables.local.bulkDelete(docs.map(withdrawnKey));
  await tables.doc.bulkPut(effects.filter((effect) => effect.type === 'know').map(({ row }) => row));
  const mended = new Set<DocId>();
  const opened = new Map<DocId, HoleReason>();
  for (const effect of effects) {
    if (effect.type === 'hole') opened.set(effect.doc, opened.get(effect.doc) ?? effect.why);
    if (effect.type !== 'mended') continue;
    mended.add(effect.doc);
    opened.delete(effect.doc);
  }
  await mend(tables, mended);
  for (const [doc, why] of opened) await openHole(tables, doc, why, at);
}

/** More bytes of a record: its card is made again. */
export async function keep(tables: Tables, doc: DocId, body: Uint8Array): Promise<void> {
  await tables.upd.add({ doc, body });
  await tables.stale.put({ doc });
  await tables.local.delete(withdrawnKey(doc));
}

/** What is to be fetched already stays so for its first reason. */
export async function openHole(tables: Tables, ...[doc, why, at]: [DocId, HoleReason, number]): Promise<void> {
  if (!(await tables.hole.get(doc))) await tables.hole.put({ doc, at, why });
}

/** What a refusal left is mended by the server's whole state in its place, and by nothing less (SYNC L6). */
export async function mend(tables: Tables, docs: ReadonlySet<DocId>): Promise<void> {
  if (docs.size === 0) return;
  await tables.hole.filter(({ doc, why }) => docs.has(doc) && why !== 'refused').delete();
}

/** All that waits of this record leaves the outbox with its reason; other records are not held up (SYNC L6). */
async function quarantine(tables: Tables, doc: DocId, reason: string, at: number): Promise<void> {
  const about = await tables.doc.get(doc);
  const rows = await tables.out.where('doc').equals(doc).toArray();
  await tables.out.where('doc').equals(doc).delete();
  const { kind, channel } = about ?? { kind: 'company' as const, channel: 'network' as const };
  await tables.quar.bulkAdd(rows.map((row) => ({ doc, kind, channel, body: row.body, reason, at })));
}

/** A right that was withdrawn: nothing of the record stays readable here, but what was not sent is not thrown away (SYNC L5). */
async function forget(tables: Tables, doc: DocId, at: number): Promise<void> {
  await quarantine(tables, doc, 'revoked', at);
  await forgetBlobs(tables, doc);
  await tables.upd.where('doc').equals(doc).delete();
  await tables.local.where('k').startsWithAnyOf(`typed:${doc}`, `resume:${doc}`).delete();
  // What the flight recorder still holds of it must not bring it back at the next start.
  await tables.local.put({ k: withdrawnKey(doc), v: true });
  const traces = [tables.doc, tables.card, tables.stale, tables.hole];
  await Promise.all(traces.map((table) => table.delete(doc)));
}
