// What happens at the head's place: the notice, the grid section by section, and later the restitution.
import { companySeed } from './companies.ts';
import type { DisagreementSeed, DossierSeed, GridSeed, VisitSeed } from './dossier-seed.ts';
import { fillGrid, type FilledSection } from './fill-grid.ts';
import type { Stage } from './stage.ts';
import { adjustDimension } from '#domain/dossier/adjustments.ts';
import { readAnswers, sourceKey, writeAnswer, writeNotApplicable } from '#domain/dossier/answers.ts';
import { readDossier } from '#domain/dossier/dossier.ts';
import { writeNote } from '#domain/dossier/notes.ts';
import { keepTrack, TRACKS_AT_MOST } from '#domain/dossier/restitution.ts';
import { score } from '#domain/dossier/score.ts';
import { suggestions } from '#domain/dossier/suggestions.ts';
import { endVisit, showNotice, startVisit, type VisitKind } from '#domain/dossier/visits.ts';
import type { Draft } from '#domain/record/record.ts';
import { communeOf } from '#domain/territory/communes.ts';

const NOTICE_VERSION = '2026.11-1';
const MINUTE = 60_000;
/** Before the first question: greetings, the workshop, the notice read aloud. */
const NOTICE_AFTER = 4 * MINUTE;

/** A visit from its start to its end; the grid is filled in the first one. */
export function visit(stage: Stage, seed: DossierSeed, planned: VisitSeed, kind: VisitKind): void {
  const { book, calendar, team } = stage;
  const start = calendar.moment(planned.day, planned.time);
  const write = (at: number, act: (draft: Draft) => void): void => {
    book.write('dossier', seed.company, { pen: team.pen(seed.advisor), at, write: act });
  };
  const place = communeOf(companySeed(seed.company).commune)?.name ?? '';
  let row = '';
  write(start, (draft) => {
    row = startVisit(draft, { kind, date: calendar.day(planned.day), place }, start);
  });
  write(start + NOTICE_AFTER, (draft) => showNotice(draft, row, NOTICE_VERSION, start + NOTICE_AFTER));
  if (seed.grid && kind === 'visite') fill(stage, seed, seed.grid, start + 2 * NOTICE_AFTER, write);
  const { minutes, travelMin } = planned;
  if (minutes === null) return;
  const end = start + minutes * MINUTE;
  write(end, (draft) => endVisit(draft, row, end, travelMin));
}

function fill(
  stage: Stage,
  seed: DossierSeed,
  given: GridSeed,
  start: number,
  write: (at: number, act: (draft: Draft) => void) => void,
): void {
  const { sector, micro, legalForm } = companySeed(seed.company);
  const context = { 'ctx.secteur': sector, 'ctx.statut': micro ? 'micro' : legalForm };
  const whole = { ...given, given: { ...context, ...given.given } };
  // What two devices answer apart is left open here: neither had seen the other's answer.
  const apart = new Set(seed.disagreements?.map(({ question }) => question));
  fillGrid(stage.grid, seed.mode, whole, stage.chance).forEach(({ id, answers }, index) => {
    const own = new Map([...answers].filter(([question]) => !apart.has(question)));
    write(start + index * 3 * MINUTE, (draft) => writeSection(draft, { id, answers: own }, given));
  });
}

function writeSection(draft: Draft, { answers }: FilledSection, { notes, observed = [] }: GridSeed): void {
  for (const [question, { value, na }] of answers) {
    if (na) writeNotApplicable(draft, question);
    else writeAnswer(draft, question, value);
    const note = notes[question];
    if (note !== undefined) writeNote(draft, question, note);
    if (observed.includes(question)) draft.set(sourceKey(question), 'observe');
  }
}

/** Two devices without network answer the same question: both answers stay until somebody chooses. */
export function disagree({ book, calendar, team }: Stage, seed: DossierSeed, disagreement: DisagreementSeed): void {
  const { question, day, own, other, otherBy } = disagreement;
  const act = (value: typeof own) => (draft: Draft) => writeAnswer(draft, question, value);
  book.writeApart(
    'dossier',
    seed.company,
    { pen: team.pen(seed.advisor), at: calendar.moment(day, '18:20'), write: act(own) },
    { pen: team.pen(otherBy.person, otherBy.device), at: calendar.moment(day, '18:50'), write: act(other) },
  );
}

/** « Deux ou trois pistes »: the first ones that the grid proposes from the answers. */
function keepTracks(draft: Draft, { grid }: Stage): void {
  const answers = readAnswers(draft.view);
  const { mode } = readDossier(draft.view);
  const found = suggestions(grid, score(grid, answers, mode), answers);
  for (const { rule } of found.slice(0, TRACKS_AT_MOST)) keepTrack(draft, rule.id, true);
}

export function restitute(
  stage: Stage,
  seed: DossierSeed,
  { day, agreement, note, adjusted = [] }: NonNullable<DossierSeed['restitution']>,
): void {
  const { book, calendar, team } = stage;
  book.write('dossier', seed.company, {
    pen: team.pen(seed.advisor),
    at: calendar.moment(day, '15:30'),
    write(draft) {
      keepTracks(draft, stage);
      draft.set('restitution/date', calendar.day(day));
      draft.set('restitution/agreement', agreement);
      draft.set('restitution/note', note);
      for (const { dimension, score, reason } of adjusted) adjustDimension(draft, dimension, { score, reason });
    },
  });
}
