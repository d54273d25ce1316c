// An import that came to its end, in the journal.
import type { ExchangeNotes } from './exchange-notes.ts';
import type { Run } from './import-types.ts';

export async function noteRun(notes: ExchangeNotes, run: Run | null): Promise<void> {
  if (run?.state !== 'done' && run?.state !== 'undone') return;
  const { id, file, created, updated, refused, kept } = run;
  const undone = run.state === 'undone' ? { kept } : null;
  await notes.note({ type: 'import', id, file, created, updated, refused, undone });
}
