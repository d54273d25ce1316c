// The right control for each type of question. A tap is written at once; text and numbers go through a buffer.
import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { useField } from '#binding/use-buffer.ts';
import { checkAnswer } from '#domain/dossier/answers.ts';
import type { GivenAnswer } from '#domain/grid/answer.ts';
import type {
  ChoiceQuestion,
  MultiQuestion,
  NumberQuestion,
  Question,
  ScaleQuestion,
  TextQuestion,
  YesNoQuestion,
} from '#domain/grid/grid.ts';
import { formatNumber } from '#i18n/format.ts';
import { locale } from '#i18n/locale.ts';
import type { FieldOptions } from '#store/field-buffer.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { CheckField } from '#ui/check-field.tsx';
import { ChoiceRows, type EscapeChoice } from '#ui/choice-rows.tsx';
import { MultiRows } from '#ui/multi-rows.tsx';
import { parseNumber } from '#ui/parse-number.ts';
import { ScaleRows } from '#ui/scale-rows.tsx';
import { Spoken } from '#ui/spoken.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toast.tsx';
import { YesNo } from '#ui/yes-no.tsx';
import { DateBox, NoteText } from './form-parts.tsx';
import { helpWords, labelOf } from './grid-words.ts';
import { t } from './messages.ts';
import type { AnswerActs, Change } from './question-acts.ts';

export interface ControlProps<Asked extends Question = Question> {
  store: Store;
  record: OpenRecord;
  acts: AnswerActs;
  question: Asked;
  /** The key of its answer in the record, which is also where a box writes. */
  field: string;
  answer: GivenAnswer | undefined;
  below: ComponentChildren;
  /** Marked as asked for; it blocks nothing. */
  required?: boolean;
}

/** What an act swept away can be taken back; a first answer needs no word. */
function offerUndo(change: Change): void {
  if (change.replaced === 'none') return;
  showToast({
    text: change.replaced === 'cleared' ? t().answerCleared : t().answerChanged,
    undo: change.undo,
  });
}

function helpOf(question: Question) {
  const help = helpWords(question);
  // Never an empty text: a browser builds the whole group anew when one in it is touched.
  return help ? <Spoken>{help}</Spoken> : undefined;
}

function frameOf({ acts, question, answer, below, required }: ControlProps) {
  const escape: EscapeChoice | undefined = question.allowNA
    ? {
        label: t().notApplicable,
        checked: answer?.na === true,
        onChoose: (on) => offerUndo(acts.notApplicable(question.id, on)),
      }
    : undefined;
  return {
    legend: labelOf(question),
    hint: helpOf(question),
    escape,
    below,
    required,
    onClear: () => offerUndo(acts.answer(question.id, null)),
  };
}

function ScaleControl(props: ControlProps<ScaleQuestion>) {
  const { question, answer, acts } = props;
  return (
    <ScaleRows
      {...frameOf(props)}
      options={question.levels.map((level) => ({ value: level.value, label: labelOf(level) }))}
      value={typeof answer?.value === 'number' ? answer.value : null}
      onChange={(value) => offerUndo(acts.answer(question.id, value))}
    />
  );
}

function ChoiceControl(props: ControlProps<ChoiceQuestion>) {
  const { question, answer, acts } = props;
  return (
    <ChoiceRows
      {...frameOf(props)}
      options={question.options.map((option) => ({ value: option.value, label: labelOf(option) }))}
      value={typeof answer?.value === 'string' ? answer.value : null}
      onChange={(value) => offerUndo(acts.answer(question.id, value))}
    />
  );
}

function multiHint(question: MultiQuestion) {
  if (question.maxChoices === undefined) return helpOf(question);
  return (
    <>
      {helpOf(question)} {t().maxChoices(question.maxChoices)}
    </>
  );
}

function MultiControl(props: ControlProps<MultiQuestion>) {
  const { question, answer, acts } = props;
  const [full, setFull] = useState(0);
  const values = Array.isArray(answer?.value) ? (answer.value as readonly string[]) : [];
  const max = question.maxChoices ?? Number.POSITIVE_INFINITY;
  const error = values.length > max ? t().oldMany : full > 0 && values.length >= max && t().maxReached(max);
  return (
    <MultiRows
      {...frameOf(props)}
      hint={multiHint(question)}
      error={error}
      options={question.options.map((option) => ({
        value: option.value,
        label: labelOf(option),
        hint: question.exclusiveOptions?.includes(option.value) ? t().exclusive(labelOf(option)) : undefined,
      }))}
      values={values}
      onToggle={(option) => {
        const change = acts.toggle(question, option);
        // A number that grows draws the row again, so that the refused tick goes away.
        setFull(change ? 0 : full + 1);
        if (change) offerUndo(change);
      }}
    />
  );
}

function YesNoControl(props: ControlProps<YesNoQuestion>) {
  const { question, answer, acts } = props;
  return (
    <YesNo
      {...frameOf(props)}
      value={typeof answer?.value === 'boolean' ? answer.value : null}
      onChange={(value) => offerUndo(acts.answer(question.id, value))}
    />
  );
}

/** The lighter choice under a box to type in. */
function EscapeCheck(props: ControlProps) {
  const { escape } = frameOf(props);
  return escape ? <CheckField label={escape.label} checked={escape.checked} onChange={escape.onChoose} /> : null;
}

function rangeWords(question: NumberQuestion, value: number | null): string | false {
  if (value === null || checkAnswer(question, value).ok) return false;
  if (question.integer && !Number.isInteger(value)) return t().notWhole;
  const { min, max } = question;
  if (min !== undefined && max !== undefined) {
    return t().rangeBetween(formatNumber(min, 2), formatNumber(max, 2));
  }
  return min === undefined ? t().rangeMax(formatNumber(max ?? 0, 2)) : t().rangeMin(formatNumber(min, 2));
}

/** Module-wide, so that the options of a buffer stay the same object. What is no number is kept as it was typed. */
const NUMBER: FieldOptions = {
  parse: (text) => (text.trim() === '' ? null : (parseNumber(text) ?? text)),
  format: (value) => {
    if (typeof value !== 'number') return typeof value === 'string' ? value : '';
    return locale.value === 'fr' ? String(value).replace('.', ',') : String(value);
  },
};

function NumberControl(props: ControlProps<NumberQuestion>) {
  const { store, record, field, question, below } = props;
  const buffer = useField(store, record, field, NUMBER);
  // What is typed stands as it is while the box is in use: « 1, » is on its way to « 1,5 ».
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? buffer.text.value;
  const value = parseNumber(text);
  const unread = typed === null && text.trim() !== '' && value === null;
  return (
    <>
      <TextField
        label={labelOf(question)}
        hint={helpOf(question)}
        required={props.required}
        unit={question.unit}
        frameClass="c-input--number"
        inputMode="decimal"
        value={text}
        error={unread ? t().notNumber : rangeWords(question, value)}
        onInput={(next) => {
          setTyped(next);
          buffer.input(next);
        }}
        onBlur={() => {
          void buffer.flush();
          setTyped(null);
        }}
      />
      <EscapeCheck {...props} />
      {below}
    </>
  );
}

function TextControl(props: ControlProps<TextQuestion>) {
  const { store, record, field, question, below } = props;
  const buffer = useField(store, record, field);
  const text = buffer.text.value;
  const max = question.maxLength;
  return (
    <>
      <TextArea
        label={labelOf(question)}
        hint={helpOf(question)}
        required={props.required}
        value={text}
        error={max !== undefined && text.length > max && t().tooLong(max)}
        onInput={buffer.input}
        onBlur={() => void buffer.flush()}
      />
      <EscapeCheck {...props} />
      {below}
    </>
  );
}

/** Chooses the control; the question's type never changes while it is on screen. */
export function QuestionControl(props: ControlProps) {
  const { question } = props;
  switch (question.type) {
    case 'scale':
      return <ScaleControl {...props} question={question} />;
    case 'choice':
      return <ChoiceControl {...props} question={question} />;
    case 'multi':
      return <MultiControl {...props} question={question} />;
    case 'number':
      return <NumberControl {...props} question={question} />;
    case 'text':
      return <TextControl {...props} question={question} />;
    case 'yesno':
      return <YesNoControl {...props} question={question} />;
    case 'date':
      return (
        <>
          <DateBox {...props} question={question} />
          <EscapeCheck {...props} />
          {props.below}
        </>
      );
    case 'note':
      return <NoteText question={question} />;
    case 'calculate':
      return null;
  }
}
