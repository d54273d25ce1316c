// One part of an import, written or taken back in one go. Each may be repeated: what is done already stays done.
import { takeBackChanges, takeBackCreated, writeChanges, writeImported } from '#domain/exchange/company-writing.ts';
import type { DocId } from '#domain/ids.ts';
import type { Run, RunPart, RunStore } from './import-types.ts';

/** How many fields were left because somebody changed them since the preview; null when the tablet refused. */
export async function writePart(store: RunStore, part: RunPart, { origin }: Run): Promise<number | null> {
  const { createAll, editAll } = await store.batch();
  const now = store.now();
  const created = await createAll(
    'company',
    part.creates.map(({ doc, input }) => ({ doc, write: (draft) => writeImported(draft, input, origin, now) })),
  );
  if (!created.ok) return null;
  // By record, since an act may be asked for twice when somebody writes in between.
  const left = new Map<DocId, number>();
  const edited = await editAll(
    part.changes.map(({ doc, changes }) => ({
      doc,
      write: (draft) => void left.set(doc, writeChanges(draft, changes, now).length),
    })),
  );
  return edited.ok ? sumOf(left) : null;
}

const sumOf = (counts: ReadonlyMap<DocId, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

/** Companies that a record of somebody leads to: a dossier, a stake, an action, another company. */
function leadingTo({ cards }: RunStore): ReadonlySet<DocId> {
  const docs = new Set<DocId>();
  for (const { company } of cards.dossier.peek().values()) docs.add(company);
  for (const { members } of cards.stake.peek().values()) for (const { company } of members) docs.add(company);
  for (const { companies } of cards.action.peek().values()) for (const doc of companies) docs.add(doc);
  for (const { links, broughtBy } of cards.company.peek().values()) {
    for (const { to } of links) docs.add(to);
    if (broughtBy) docs.add(broughtBy);
  }
  return docs;
}

/** What nobody touched since goes back. How many companies and fields were left as they are; null: the tablet refused. */
export async function takeBackPart(store: RunStore, part: RunPart, { origin }: Run): Promise<number | null> {
  const { editAll } = await store.batch();
  const needed = leadingTo(store);
  const kept = new Map<DocId, number>();
  for (const { doc } of part.creates) if (needed.has(doc)) kept.set(doc, 1);
  const free = part.creates.filter(({ doc }) => !needed.has(doc));
  const created = await editAll(
    free.map(({ doc, input }) => ({
      doc,
      write: (draft) => void kept.set(doc, takeBackCreated(draft, input, origin) === 'kept' ? 1 : 0),
    })),
  );
  if (!created.ok) return null;
  const saved = await editAll(
    part.changes.map(({ doc, changes }) => ({
      doc,
      write: (draft) => void kept.set(doc, takeBackChanges(draft, changes, store.now()).length),
    })),
  );
  return saved.ok ? sumOf(kept) : null;
}
