// A day in the valleys, sent in the evening: 20 dossiers of 150 acts, while a colleague made 40 edits on shared records.
// Over a line of 100/50 kbit/s and 600 ms.
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { ourEvening } from './evening.ts';
import { fieldDayEdits } from './field-day-edits.ts';
import { report, spread } from './report.ts';

export async function fieldDay(runs: number): Promise<void> {
  const { questions } = await loadDefaultGrid();
  const evenings: Awaited<ReturnType<typeof ourEvening>>[] = [];
  for (let run = 0; run < runs; run += 1) evenings.push(await ourEvening(fieldDayEdits(questions, run)));
  const of = (pick: (one: (typeof evenings)[number]) => number) => spread(evenings.map(pick));
  const figures = {
    'round trips': of((one) => one.trips),
    'bytes up': of((one) => one.up),
    'bytes down': of((one) => one.down),
    'bytes up + down': of((one) => one.up + one.down),
    'seconds over the link': of((one) => one.seconds),
  };
  report('field-day', runs, figures, [
    { name: 'round trips', value: figures['round trips'].median, limit: 2, better: 'lower' },
    { name: 'bytes up + down', value: figures['bytes up + down'].median, limit: 45_000, better: 'lower' },
  ]);
}
