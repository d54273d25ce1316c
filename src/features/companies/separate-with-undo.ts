// Separating records, with the way back in the same breath.
import type { DocId } from '#domain/ids.ts';
import type { Store } from '#store/store.ts';
import { showToast } from '#ui/toast.tsx';
import { d } from './duplicates-messages.ts';
import { merge, separate } from './same-company-acts.ts';

/** Separates; undone, lists show the same record as before. */
export async function separateWithUndo(store: Store, doc: DocId): Promise<void> {
  const shown = store.identities.value.of(doc);
  const rest = store.identities.value.group(doc).find((other) => other !== doc);
  await separate(store, doc);
  const keep = shown === doc ? doc : shown;
  const other = shown === doc ? rest : doc;
  showToast({ text: d().separated, undo: () => other && void merge(store, keep, other) });
}
