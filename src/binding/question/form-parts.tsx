// What grids made from forms bring besides the usual questions: days, words to read, constraints with their message.
import { useComputed, type ReadonlySignal } from '@preact/signals';
import { useField } from '#binding/use-buffer.ts';
import type { Answers } from '#domain/grid/answer.ts';
import { formState } from '#domain/grid/form-state.ts';
import type { DateQuestion, Grid, NoteQuestion, Question } from '#domain/grid/grid.ts';
import { locale } from '#i18n/locale.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { DateField } from '#ui/date-field.tsx';
import { Icon } from '#ui/icon.tsx';
import { Spoken } from '#ui/spoken.tsx';
import { GridText } from './grid-text.tsx';
import { helpWords, labelOf } from './grid-words.ts';
import { t } from './messages.ts';

interface DateProps {
  store: Store;
  record: OpenRecord;
  field: string;
  question: DateQuestion;
  required?: boolean;
}

export function DateBox(props: DateProps) {
  const { store, record, field, question } = props;
  const buffer = useField(store, record, field);
  return (
    <DateField
      label={labelOf(question)}
      hint={question.help && <Spoken>{helpWords(question)}</Spoken>}
      required={props.required}
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
        <Spoken>{labelOf(question)}</Spoken>
      </p>
      {question.help && (
        <p class="c-soft">
          <Spoken>{helpWords(question)}</Spoken>
        </p>
      )}
    </div>
  );
}

/** Says what a constraint forbids, beside the answer; what was answered stays. */
export function ConstraintWords(props: {
  grid: ReadonlySignal<Grid | null>;
  answers: ReadonlySignal<Answers>;
  question: Question;
}) {
  const { grid, answers, question } = props;
  const message = useComputed(() => {
    if (!grid.value || question.constraint === undefined) return '';
    const state = formState(grid.value, answers.value);
    if (state.meetsConstraint(question)) return '';
    const { constraintMessage = '', constraintMessageEn = '' } = question;
    const isEnglish = locale.value === 'en' && constraintMessageEn !== '';
    const said = state.filled(isEnglish ? constraintMessageEn : constraintMessage);
    return said === '' ? t().constraintBroken : isEnglish ? said : <GridText>{said}</GridText>;
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
