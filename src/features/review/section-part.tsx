// The answers of one section, compact: what was answered, by whom, and the remarks beside each.
import { CommentThread } from '#binding/comment-thread.tsx';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { answerWords, labelOf } from '#binding/question/grid-words.ts';
import { whoWrote } from '#binding/writer-words.ts';
import { answerKey, readAnswerValue, type Answer } from '#domain/dossier/answers.ts';
import { onQuestion } from '#domain/dossier/comments.ts';
import { noteOf } from '#domain/dossier/notes.ts';
import { isAsked } from '#domain/grid/answer.ts';
import type { Question } from '#domain/grid/grid.ts';
import { useEffect } from 'preact/hooks';
import { formatMoment } from '#i18n/format.ts';
import { langOf } from '#i18n/french.ts';
import { currentAddress, navigate } from '#routing/router.ts';
import { href, questionIn } from '#routing/routes.ts';
import { Badge } from '#ui/badge.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import { sectionAfter, type ReviewModel, type ReviewSection } from './review-model.ts';

interface PartProps {
  model: ReviewModel;
  shown: ReviewSection;
}

export function SectionPart({ model, shown }: PartProps) {
  const changed = new Set(shown.reading?.changed);
  const { reading } = shown.reading ?? {};
  useEffect(() => {
    // A remark leads to its question.
    const asked = questionIn(currentAddress.peek());
    if (asked) document.getElementById(`q-${asked}`)?.scrollIntoView({ block: 'start' });
  }, [shown.section.id]);
  return (
    <div class="review-section">
      {reading && <p class="c-soft">{t().readBy(whoWrote(model.store, reading.tag), formatMoment(reading.at))}</p>}
      <ol class="review-answers c-plain">
        {shown.section.questions.filter(isAsked).map((question) => (
          <AnswerRow
            key={question.id}
            model={model}
            section={shown.section.id}
            question={question}
            isChanged={changed.has(question.id)}
          />
        ))}
      </ol>
    </div>
  );
}

interface AnswerProps {
  model: ReviewModel;
  section: string;
  question: Question;
  isChanged: boolean;
}

function AnswerRow({ model, section, question, isChanged }: AnswerProps) {
  const { store, record } = model;
  const answer = model.answers.value.get(question.id);
  const label = labelOf(question);
  const note = noteOf(record.view.value, question.id);
  const photos = model.photos.value.get(question.id) ?? 0;
  return (
    <li class="review-answer" id={`q-${question.id}`} data-question={question.id}>
      <div class="review-answer__words">
        <h2 class="review-answer__label" lang={langOf(label)}>
          {label}
        </h2>
        <Given question={question} answer={answer} />
        {note !== '' && (
          <p class="review-answer__note">
            <span class="c-hidden">{t().note} </span>
            {note}
          </p>
        )}
        <p class="review-answer__meta">
          {isChanged && (
            <Badge tone="todo" icon="pencil">
              {t().changed}
            </Badge>
          )}
          {answer && answer.tag !== '' && (
            <>
              <Source answer={answer} />
              <span>{t().by(whoWrote(store, answer.tag), formatMoment(answer.at))}</span>
            </>
          )}
          {photos > 0 && (
            <span class="review-answer__mark">
              <Icon name="camera" />
              {t().photos(photos)}
            </span>
          )}
          <OpenInVisit model={model} section={section} question={question.id} label={label} />
        </p>
        <FieldConflict
          store={store}
          record={record}
          field={answerKey(question.id)}
          label={label}
          words={(value) => answerWords(question, readAnswerValue(value))}
        />
      </div>
      <div class="review-answer__aside">
        <CommentThread store={store} record={record} on={onQuestion(question.id)} label={label} />
      </div>
    </li>
  );
}

function Given({ question, answer }: { question: Question; answer: Answer | undefined }) {
  const isEmpty = !answer || (answer.value === null && !answer.na);
  const words = isEmpty ? t().noAnswer : answerWords(question, answer);
  return (
    <p class={`review-answer__given ${isEmpty ? 'review-answer__given--none' : ''}`} lang={langOf(words)}>
      {words}
    </p>
  );
}

function Source({ answer }: { answer: Answer }) {
  const observed = answer.source === 'observe';
  return (
    <span class="review-answer__mark">
      <Icon name={observed ? 'eye' : 'message-square-text'} />
      {observed ? t().observed : t().declared}
    </span>
  );
}

/** Where it is corrected: the visit that runs, else the last one. */
function OpenInVisit(props: { model: ReviewModel; section: string; question: string; label: string }) {
  const { model, section, question, label } = props;
  const { visits } = model.dossier.value;
  const visit = visits.findLast(({ endedAt }) => endedAt === null) ?? visits.at(-1);
  if (!visit || !model.mayWrite.value) return null;
  return (
    <a class="review-answer__open" href={href.visit(model.record.doc, visit.id, section, question)}>
      <span aria-hidden="true">{t().openQuestion}</span>
      <span class="c-hidden">{t().aboutQuestion(label)}</span>
    </a>
  );
}

/** At the foot: read, and on. */
export function SectionActs({ model, shown }: PartProps) {
  const { section, reading } = shown;
  const next = sectionAfter(model.sections.value, section.id);
  const nextHref = next ? href.review(model.record.doc, next.section.id) : href.review(model.record.doc);
  const read = (): void => {
    showToast({ text: t().readToast, undo: model.markRead([section]) });
    navigate(nextHref);
  };
  if (!model.isCoordinator.value) {
    return (
      <LinkButton icon="arrow-right" href={nextHref}>
        {next ? t().nextSection : t().overview}
      </LinkButton>
    );
  }
  return (
    <>
      {reading && (
        <Button
          variant="plain"
          icon="undo-2"
          onClick={() => showToast({ text: t().unreadToast, undo: model.unmark(section.id) })}
        >
          {t().unmark}
        </Button>
      )}
      {reading?.isSame ? (
        <LinkButton variant="primary" icon="arrow-right" href={nextHref}>
          {next ? t().nextSection : t().overview}
        </LinkButton>
      ) : (
        <Button variant="primary" icon="check" onClick={read}>
          {next ? t().markReadNext : t().markRead}
        </Button>
      )}
    </>
  );
}
