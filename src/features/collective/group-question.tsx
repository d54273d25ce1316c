// One question of a group's grid: the control of whoever answers now, and what the companies say.
import { useState } from 'preact/hooks';
import { BoundProse } from '#binding/bound-fields.tsx';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { ConstraintWords } from '#binding/question/form-parts.tsx';
import { GridText } from '#binding/question/grid-text.tsx';
import { answerWords, gridText, labelOf } from '#binding/question/grid-words.ts';
import { QuestionControl } from '#binding/question/question-control.tsx';
import { useComputed } from '@preact/signals';
import { voiceKey, voiceNote, voiceSourceKey, type Voice } from '#domain/collective/collective-answers.ts';
import { readAnswerValue } from '#domain/dossier/answers.ts';
import { isForEach } from '#domain/grid/collective-grid.ts';
import type { Question } from '#domain/grid/grid.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Icon } from '#ui/icon.tsx';
import { groupWords } from './group-messages.ts';
import type { GroupModel } from './group-model.ts';
import { OneCompanyChoice } from './one-company-choice.tsx';
import { Answers, SpreadView } from './spread-view.tsx';

interface CardProps {
  model: GroupModel;
  question: Question;
}

/** What is put to whoever answers now. */
export function GroupQuestion({ model, question }: CardProps) {
  const words = groupWords();
  const voice = model.voice.value;
  if (question.confidential && model.shared.value) {
    return (
      <p class="c-soft group-hidden">
        <Icon name="lock" />
        <span>{words.hiddenQuestion}</span>
      </p>
    );
  }
  return (
    <article class={question.confidential ? 'group-red-line' : undefined} data-question={question.id}>
      {voice === null && isForEach(question) ? (
        <EachAnswers model={model} question={question} />
      ) : (
        // Another voice has another box: nothing typed for one is ever left in the box of the next.
        <Asked key={voice ?? ''} model={model} question={question} voice={voice} />
      )}
    </article>
  );
}

function Asked({ model, question, voice }: CardProps & { voice: Voice }) {
  const words = groupWords();
  const { store, record } = model;
  const own = useComputed(() => model.answersOf(voice));
  const answer = own.value.get(question.id);
  const field = voiceKey(voice, question.id);
  const shared = model.shared.value;
  return (
    <>
      {question.confidential && (
        <p class="group-red-line__mark">
          <Badge tone="todo" icon="lock">
            {words.redLine}
          </Badge>
          <span>{words.redLineHint}</span>
        </p>
      )}
      {voice !== null && !isForEach(question) && (
        <p class="c-soft c-small">
          <b>{words.roundTable}</b> · {words.roundTableHint}
        </p>
      )}
      <FieldConflict
        store={store}
        record={record}
        field={field}
        label={labelOf(question)}
        nameless={shared}
        words={(value) => answerWords(question, readAnswerValue(value))}
      />
      {voice !== null && (
        <OneCompanyChoice
          store={store}
          record={record}
          title={labelOf(question)}
          rows={model.rowsOf(voice)}
          keyOf={(row) => voiceKey(row, question.id)}
          words={(value) => answerWords(question, readAnswerValue(value))}
          nameless={shared}
        />
      )}
      {question.observe && !shared && (
        <p class="c-soft c-small">
          <GridText>{gridText(question.observe)}</GridText>
        </p>
      )}
      <QuestionControl
        store={store}
        record={record}
        acts={model.actsOf(voice)}
        question={question}
        field={field}
        answer={answer}
        below={shared ? null : <Tools model={model} question={question} voice={voice} />}
      />
      {question.constraint !== undefined && <ConstraintWords grid={model.grid} answers={own} question={question} />}
      {voice === null && <SpreadView model={model} question={question} />}
    </>
  );
}

/** The note and the source of an answer; never on a shared screen. */
function Tools({ model, question, voice }: CardProps & { voice: Voice }) {
  const words = groupWords();
  const { store, record } = model;
  const note = voiceNote(voice, question.id);
  const [open, setOpen] = useState((record.view.peek().texts.get(note) ?? '') !== '');
  const source = voiceSourceKey(voice, question.id);
  const observed = record.view.value.fields.get(source)?.value === 'observe';
  return (
    <div class="group-tools">
      <div class="group-tools__row">
        <Button variant="plain" icon="notebook-pen" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.hideNote : words.addNote}
        </Button>
        <Button
          variant="plain"
          icon={observed ? 'check' : 'eye'}
          aria-pressed={observed}
          onClick={() => void record.edit((draft) => draft.set(source, observed ? 'declare' : 'observe'))}
        >
          {words.observed}
        </Button>
      </div>
      <FieldConflict
        store={store}
        record={record}
        field={source}
        label={words.sourceTitle}
        words={(value) => (value === 'observe' ? words.observed : words.declared)}
      />
      {open && (
        <BoundProse store={store} record={record} field={note} label={words.note} hint={words.noteHint} rows={2} />
      )}
    </div>
  );
}

/** A question each company answers for itself, seen from the group. */
function EachAnswers({ model, question }: CardProps) {
  const words = groupWords();
  const { companies } = model.answers.value;
  const answered = [...companies.values()].filter((answers) => {
    const answer = answers.get(question.id);
    return answer !== undefined && (answer.na || (answer.value !== null && answer.value !== ''));
  }).length;
  return (
    <div class="group-each">
      <h2 class="group-each__label">{labelOf(question)}</h2>
      {question.help && (
        <p class="c-field__hint">
          <GridText>{gridText(question.help)}</GridText>
        </p>
      )}
      {question.confidential ? (
        <p>{answered === 0 ? words.nobodyYet : words.redLines(answered)}</p>
      ) : (
        <>
          {answered === 0 && <p>{words.nobodyYet}</p>}
          <SpreadView model={model} question={question} />
          {question.type === 'text' && answered > 0 && !model.shared.value && (
            <Disclosure title={words.words}>
              <Answers model={model} question={question} />
            </Disclosure>
          )}
        </>
      )}
      <p class="c-soft c-small">{words.eachAnswers}</p>
    </div>
  );
}
