// An import that a crash or a closed tab cut goes on by itself at the next start.
import type { Store } from '#store/store.ts';
import { showToast } from '#ui/toast.tsx';
import { exchangeNotes } from './exchange-notes.ts';
import { importRun } from './import-run.ts';
import { noteRun } from './run-notes.ts';
import { t } from './messages.ts';

export async function resumeImport(store: Store): Promise<void> {
  const run = await importRun(store).resume();
  if (!run || importRun(store).failed.value) return;
  await noteRun(exchangeNotes(store), run);
  showToast({ text: run.state === 'undone' ? t().undone : t().resumed(run.file) });
}
