// One question: its control, and in place below it the note, the source, who answered, and what waits for a choice.
import { FieldConflict } from '#binding/field-conflict.tsx';
import { ConstraintWords } from '#binding/question/form-parts.tsx';
import { GridText } from '#binding/question/grid-text.tsx';
import { answerWords, gridText, labelOf } from '#binding/question/grid-words.ts';
import { QuestionControl } from '#binding/question/question-control.tsx';
import { answerKey, readAnswerValue, sourceKey } from '#domain/dossier/answers.ts';
import { oldNoteKey } from '#domain/dossier/notes.ts';
import { Icon } from '#ui/icon.tsx';
import { t } from './messages.ts';
import { QuestionTools } from './question-tools.tsx';
import type { QuestionProps } from './question-props.ts';

function Conflicts({ store, record, model, question }: QuestionProps) {
  const bound = { store, record };
  const label = labelOf(question);
  return (
    <>
      <FieldConflict
        {...bound}
        field={answerKey(question.id)}
        label={label}
        words={(value) => answerWords(question, readAnswerValue(value))}
        nameless={model.shared.value}
      />
      {!model.shared.value && (
        <>
          <FieldConflict
            {...bound}
            field={oldNoteKey(question.id)}
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

/** Everything about one question; in shared mode only what the head may look at. */
export function QuestionCard(props: QuestionProps) {
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
      <QuestionControl {...asked} below={<QuestionTools {...props} shared={shared} answer={answer} />} />
      {question.constraint !== undefined && (
        <ConstraintWords grid={model.grid} answers={model.answers} question={question} />
      )}
    </article>
  );
}
