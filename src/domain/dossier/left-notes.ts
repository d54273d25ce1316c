// Notes beside questions that the version in use does not ask any more: prose stays in the record whatever grid it is
// filled with, and is listed with the answers that were left (`grid-move.ts`).
import { questionsById, type PinnedGrid } from '#domain/dossier/grid-move.ts';
import type { Grid, Question } from '#domain/grid/grid.ts';
import type { RecordView } from '#domain/record/record.ts';
import { oldNotes } from './notes.ts';

export interface LeftNote {
  /** Name of the prose. */
  readonly key: string;
  /** Where the answer beside it stands: whose note it is. */
  readonly place: string;
  readonly id: string;
  /** In a version of this device that asks it; null when none does. */
  readonly question: Question | null;
  readonly text: string;
  /** It was for the team alone. */
  readonly internal: boolean;
}

/** `note/off1`, `internal/off1`; of one company of a group `note/<company>/c.res1`. */
const NOTE = /^(note|internal)\/(?:([^/]+)\/)?([^/]+)$/;
/** The register of earlier versions, of which a dossier may hold what no prose does. */
const OLD = /^a\/([^/]+)\/note$/;

function namesOf(view: RecordView): string[] {
  const old = [...view.fields.keys()].flatMap((key) => OLD.exec(key)?.[1] ?? []);
  return [...new Set([...view.texts.keys(), ...old.map((id) => `note/${id}`)])].sort();
}

/**
 * Every note that no screen of the version in use shows, in the order of its questions' ids.
 * @param own where the record's own answers stand: `a/` of a dossier, `g/` of a group
 */
export function leftNotes(
  view: RecordView,
  current: PinnedGrid,
  grids: ReadonlyMap<string, Grid>,
  own = 'a/',
): LeftNote[] {
  const asked = questionsById(current.grid);
  const known = [...grids.values()].map(questionsById);
  return namesOf(view).flatMap((key): LeftNote[] => {
    const [, kind, company, id = ''] = NOTE.exec(key) ?? [];
    if (id === '' || asked.has(id)) return [];
    const older = kind === 'note' && company === undefined ? oldNotes(view, id) : [];
    const text = [view.texts.get(key) ?? '', ...older].filter((one) => one.trim() !== '').join('\n');
    if (text === '') return [];
    const question = known.find((one) => one.has(id))?.get(id) ?? null;
    const place = company === undefined ? own : `c/${company}/`;
    return [{ key, place, id, question, text, internal: kind === 'internal' }];
  });
}
