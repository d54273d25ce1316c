// One question: its control, what waits for a choice, and below it what stands beside an answer.
import { useComputed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { CommentThread, mayComment, useComments } from '#binding/comment-thread.tsx';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { ConstraintWords } from '#binding/question/form-parts.tsx';
import { GridText } from '#binding/question/grid-text.tsx';
import { answerWords, gridText, labelOf } from '#binding/question/grid-words.ts';
import { QuestionControl } from '#binding/question/question-control.tsx';
import { readAnswerValue, type Answer } from '#domain/dossier/answers.ts';
import { oldNoteKey } from '#domain/dossier/notes.ts';
import { Icon } from '#ui/icon.tsx';
import { FirstAnswer } from './first-answer.tsx';
import { t } from './messages.ts';
import { type Stage, useIsSettled } from './in-turn.ts';
import type { QuestionProps } from './question-props.ts';
import { QuestionTools } from './question-tools.tsx';

interface CardProps extends QuestionProps {
  /** The question alone, as in an interview: nothing beside it. */
  bare?: boolean;
  /** Where it stands: what comes upon it later is drawn in two steps, the question before its tools. */
  stage?: Stage;
}

interface PartProps extends QuestionProps {
  /** The head may be looking: nothing of the team. */
  shared: boolean;
}

function Conflicts({ store, record, model, question, shared }: PartProps) {
  const isContested = useComputed(() => {
    const key = model.keyOf(question.id);
    const { fields } = record.view.value;
    return [key, oldNoteKey(question.id), `${key}/src`].some((field) => (fields.get(field)?.others.length ?? 0) > 0);
  }).value;
  if (!isContested) return null;
  const bound = { store, record };
  const key = model.keyOf(question.id);
  const label = labelOf(question);
  return (
    <>
      <FieldConflict
        {...bound}
        field={key}
        label={label}
        words={(value) => answerWords(question, readAnswerValue(value))}
        nameless={shared}
      />
      {!shared && (
        <>
          <FieldConflict
            {...bound}
            field={oldNoteKey(question.id)}
            label={t().noteTitle(label)}
            words={(value) => (typeof value === 'string' && value !== '' ? value : t().emptyNote)}
          />
          <FieldConflict
            {...bound}
            field={`${key}/src`}
            label={t().sourceTitle}
            words={(value) => (value === 'observe' ? t().observed : t().declared)}
          />
        </>
      )}
    </>
  );
}

/** Remarks of the review; an advisor sees them where there are some, a coordinator may begin. */
function Remarks({ store, record, question }: QuestionProps) {
  const on = `q:${question.id}` as const;
  const comments = useComments(record, on);
  const begins = mayComment(store) && store.device.value.member?.role === 'coordinator';
  if (comments.length === 0 && !begins) return null;
  return <CommentThread store={store} record={record} on={on} label={labelOf(question)} />;
}

function Observe({ question }: Pick<QuestionProps, 'question'>) {
  if (!question.observe) return null;
  return (
    <p class="visit-observe">
      <Icon name="eye" />
      <span>
        <b>{t().lookAt}</b> <GridText>{gridText(question.observe)}</GridText>
      </span>
    </p>
  );
}

/** What stands beside a question comes two frames after it. */
function Beside({ stage, children }: { stage: Stage | undefined; children: ComponentChildren }) {
  return useIsSettled(stage) ? <>{children}</> : null;
}

/** Under the answers, so that what was said first does not lead the second time. */
function Below(props: PartProps & { answer: Answer; bare: boolean; stage?: Stage }) {
  return (
    <>
      <FirstAnswer {...props} />
      {!props.bare && (
        <Beside stage={props.stage}>
          <QuestionTools {...props} />
        </Beside>
      )}
    </>
  );
}

/** Everything about one question; in shared mode only what the head may look at. */
export function QuestionCard(props: CardProps) {
  const { store, record, model, bare = false } = props;
  // What other questions answer draws nothing here again, unless this one is put in other words by it.
  const question = useComputed(() => model.asShown(props.question)).value;
  const answer = useComputed(() => model.answerOf(props.question.id)).value;
  const shared = bare || model.shared.value;
  const asked = {
    store,
    record,
    acts: model,
    question,
    field: model.keyOf(question.id),
    answer,
    required: useComputed(() => model.isRequired(props.question)).value,
  };
  if (question.type === 'note') {
    return (
      <article class="visit-question" data-question={question.id}>
        <QuestionControl {...asked} below={null} />
      </article>
    );
  }
  return (
    <article class="visit-question" data-question={question.id}>
      <Conflicts {...props} shared={shared} />
      {!shared && <Observe question={question} />}
      <QuestionControl {...asked} below={<Below {...props} shared={shared} answer={answer} bare={bare} />} />
      {question.constraint !== undefined && (
        <ConstraintWords grid={model.grid} answers={model.answers} question={question} />
      )}
      {!shared && (
        <Beside stage={props.stage}>
          <Remarks {...props} />
        </Beside>
      )}
    </article>
  );
}
