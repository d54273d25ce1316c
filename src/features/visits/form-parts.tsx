// What grids made from forms bring besides the usual questions: days, words to read, constraints with their message.
import { useComputed } from '@preact/signals';
import { useField } from '#binding/use-buffer.ts';
import { answerKey } from '#domain/dossier/answers.ts';
import { formState } from '#domain/grid/form-state.ts';
import type { DateQuestion, NoteQuestion, Question } from '#domain/grid/grid.ts';
import { locale } from '#i18n/locale.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { DateField } from '#ui/date-field.tsx';
import { Icon } from '#ui/icon.tsx';
import { GridText } from './grid-text.tsx';
import { gridText, labelOf } from './grid-words.ts';
import { t } from './messages.ts';
import type { VisitModel } from './visit-model.ts';

export function DateBox(props: { store: Store; record: OpenRecord; question: DateQuestion }) {
  const { store, record, question } = props;
  const buffer = useField(store, record, answerKey(question.id));
  return (
    <DateField
      label={labelOf(question)}
      hint={question.help && <GridText>{gridText(question.help)}</GridText>}
      value={buffer.text.value}
      onInput={buffer.input}
      onBlur={() => void buffer.flush()}
    />
  );
}

/** Words between questions. */
export function NoteText({ question }: { question: NoteQuestion }) {
  return (
    <div>
      <p>
        <GridText>{labelOf(question)}</GridText>
      </p>
      {question.help && (
        <p class="c-soft">
          <GridText>{gridText(question.help)}</GridText>
        </p>
      )}
    </div>
  );
}

/** Says what a constraint forbids, beside the answer; what was answered stays. */
export function ConstraintWords({ model, question }: { model: VisitModel; question: Question }) {
  const message = useComputed(() => {
    const grid = model.grid.value;
    if (!grid || question.constraint === undefined) return '';
    const state = formState(grid, model.answers.value);
    if (state.meetsConstraint(question)) return '';
    const { constraintMessage = '', constraintMessageEn = constraintMessage } = question;
    return state.filled(locale.value === 'en' ? constraintMessageEn : constraintMessage) || t().constraintBroken;
  });
  return (
    <output>
      {message.value !== '' && (
        <p class="c-field__error">
          <Icon name="circle-alert" />
          <span>{message.value}</span>
        </p>
      )}
    </output>
  );
}
