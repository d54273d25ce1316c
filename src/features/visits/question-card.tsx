// One question: its control, and in place below it the note, the source, who answered, and what waits for a choice.
import { useState } from 'preact/hooks';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { ConstraintWords } from '#binding/question/form-parts.tsx';
import { GridText } from '#binding/question/grid-text.tsx';
import { answerWords, gridText, labelOf } from '#binding/question/grid-words.ts';
import { QuestionControl } from '#binding/question/question-control.tsx';
import { useField } from '#binding/use-buffer.ts';
import { whoWrote } from '#binding/writer-words.ts';
import { answerKey, noteKey, readAnswerValue, sourceKey, type Answer } from '#domain/dossier/answers.ts';
import type { Question } from '#domain/grid/grid.ts';
import { formatMoment } from '#i18n/format.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { t } from './messages.ts';
import type { VisitModel } from './visit-model.ts';

interface CardProps {
  store: Store;
  record: OpenRecord;
  model: VisitModel;
  question: Question;
}

function Conflicts({ store, record, model, question }: CardProps) {
  const bound = { store, record };
  const label = labelOf(question);
  return (
    <>
      <FieldConflict
        {...bound}
        field={answerKey(question.id)}
        label={label}
        words={(value) => answerWords(question, readAnswerValue(value))}
      />
      {!model.shared.value && (
        <>
          <FieldConflict
            {...bound}
            field={noteKey(question.id)}
            label={t().noteTitle(label)}
            words={(value) => (typeof value === 'string' && value !== '' ? value : t().emptyNote)}
          />
          <FieldConflict
            {...bound}
            field={sourceKey(question.id)}
            label={t().sourceTitle}
            words={(value) => (value === 'observe' ? t().observed : t().declared)}
          />
        </>
      )}
    </>
  );
}

function Note({ store, record, question }: Omit<CardProps, 'model'>) {
  const buffer = useField(store, record, noteKey(question.id));
  return (
    <div data-note={question.id}>
      <TextArea
        label={t().note}
        hint={t().noteHint}
        rows={2}
        value={buffer.text.value}
        onInput={buffer.input}
        onBlur={() => void buffer.flush()}
      />
    </div>
  );
}

function Tools(props: CardProps & { answer: Answer | undefined }) {
  const { store, model, question, answer } = props;
  const hasNote = (answer?.note ?? '') !== '';
  const [open, setOpen] = useState(hasNote);
  const [who, setWho] = useState(false);
  const observed = answer?.source === 'observe';
  const known = answer && answer.tag !== '';
  return (
    <div class="visit-tools">
      <div class="visit-tools__row">
        <Button variant="plain" icon="notebook-pen" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t().hideNote : hasNote ? t().showNote : t().addNote}
        </Button>
        <Button
          variant="plain"
          icon={observed ? 'check' : 'eye'}
          aria-pressed={observed}
          onClick={() => model.setSource(question.id, observed ? 'declare' : 'observe')}
        >
          {t().observed}
        </Button>
        <Button variant="plain" icon="user" aria-expanded={who} onClick={() => setWho(!who)}>
          {t().who}
        </Button>
      </div>
      {who && (
        <p class="c-soft c-small">
          {known ? t().writtenBy(whoWrote(store, answer.tag), formatMoment(answer.at)) : t().neverAnswered}
        </p>
      )}
      {open && <Note {...props} />}
    </div>
  );
}

/** Everything about one question; in shared mode only what the head may look at. */
export function QuestionCard(props: CardProps) {
  const { model, question } = props;
  const answer = model.answers.value.get(question.id);
  const shared = model.shared.value;
  const asked = { ...props, acts: model, field: answerKey(question.id), answer };
  if (question.type === 'note') {
    return (
      <article class="visit-question" data-question={question.id}>
        <QuestionControl {...asked} below={null} />
      </article>
    );
  }
  return (
    <article class="visit-question" data-question={question.id}>
      {(answer?.others.length ?? 0) > 0 || !shared ? <Conflicts {...props} /> : null}
      {question.observe && !shared && (
        <p class="visit-observe">
          <Icon name="eye" />
          <span>
            <b>{t().lookAt}</b> <GridText>{gridText(question.observe)}</GridText>
          </span>
        </p>
      )}
      <QuestionControl {...asked} below={shared ? null : <Tools {...props} answer={answer} />} />
      {question.constraint !== undefined && (
        <ConstraintWords grid={model.grid} answers={model.answers} question={question} />
      )}
    </article>
  );
}
