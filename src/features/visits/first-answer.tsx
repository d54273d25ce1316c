// At a follow-up: what was answered first, beside what is answered now.
import { answerWords } from '#binding/question/grid-words.ts';
import type { Question } from '#domain/grid/grid.ts';
import { formatDay } from '#i18n/format.ts';
import { t } from './follow-messages.ts';
import type { VisitModel } from './visit-model.ts';

/** Nothing for a question that is asked for the first time; and to the head nothing that the advisor had only seen. */
export function FirstAnswer(props: { model: VisitModel; question: Question; shared: boolean }) {
  const { model, question, shared } = props;
  if (!model.again.value.some(({ id }) => id === question.id)) return null;
  const first = model.answers.value.get(question.id);
  if (shared && first?.source === 'observe') return null;
  const visit = model.dossier.value.visits.find(({ kind, date }) => kind === 'visite' && date !== null);
  const isGiven = first !== undefined && (first.na || first.value !== null);
  return (
    <p class="visit-first c-soft">
      {isGiven ? t().first(answerWords(question, first), visit?.date ? formatDay(visit.date) : '') : t().noFirst}
    </p>
  );
}
