// What the word « innovation » evokes: asked at the first visit and again at each follow-up, never overwritten.
import type { Evaluation } from '#binding/dossier/dossier-core.ts';
import { givenWords, questionLabel } from '#binding/dossier/dossier-words.ts';
import { answerWords } from '#binding/question/grid-words.ts';
import { useComputed } from '@preact/signals';
import { readFollowUps } from '#domain/dossier/follow-up.ts';
import { noteOf } from '#domain/dossier/notes.ts';
import { questionOf } from '#domain/grid/grid.ts';
import { formatDay } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import { Section } from '#ui/section.tsx';
import { Spoken } from '#ui/spoken.tsx';
import { t } from './messages.ts';
import type { RestitutionModel } from './restitution-model.ts';

/** The question of the grid that comes with the app. */
const EVOKES = 'cap1';

interface InnovationProps {
  model: RestitutionModel;
  evaluation: Evaluation;
}

export function InnovationSection({ model, evaluation }: InnovationProps) {
  const { grid, answers } = evaluation;
  const note = useComputed(() => noteOf(model.record.view.value, EVOKES));
  const question = questionOf(grid, EVOKES);
  if (!question) return null;
  const first = givenWords(grid, EVOKES, answers);
  const later = readFollowUps(model.view.value, grid).flatMap(({ visit, answers: again }) => {
    const answer = again.get(EVOKES);
    return answer ? [{ id: visit.id, date: visit.date, words: answerWords(question, answer) }] : [];
  });
  const visit = model.dossier.value.visits.at(-1);
  return (
    <Section title={t().innovation}>
      {first === '' ? (
        <p class="c-soft">
          {t().notAsked}{' '}
          {visit && <a href={href.visit(model.record.doc, visit.id, question.dimension ?? null)}>{t().ask}</a>}
        </p>
      ) : (
        <blockquote class="restitution-quote">
          <p class="c-soft">
            <Spoken>{questionLabel(grid, EVOKES)}</Spoken>
          </p>
          <p>
            <b>
              <Spoken>{first}</Spoken>
            </b>
          </p>
          {note.value !== '' && <p class="restitution-quote__note">{note.value}</p>}
        </blockquote>
      )}
      {later.map(({ id, date, words }) => (
        <blockquote key={id} class="restitution-quote">
          <p class="c-soft">{t().askedAgain(date ? formatDay(date) : '')}</p>
          <p>
            <b>
              <Spoken>{words}</Spoken>
            </b>
          </p>
        </blockquote>
      ))}
    </Section>
  );
}
