// The review at a glance: its stage and what comes next, the open remarks, what left and whether it changed since.
import { CommentThread } from '#binding/comment-thread.tsx';
import { labelOf, sectionLabel } from '#binding/question/grid-words.ts';
import { whoWrote } from '#binding/writer-words.ts';
import { dayAt } from '#domain/day.ts';
import { questionAt, type Comment } from '#domain/dossier/comments.ts';
import { questionOf } from '#domain/grid/grid.ts';
import { formatDay, formatMoment } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import { Button } from '#ui/button.tsx';
import { CheckField } from '#ui/check-field.tsx';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import { sectionOfRemark, type ReviewModel } from './review-model.ts';
import { SendingsPart } from './sendings-part.tsx';

export function OverviewPart({ model }: { model: ReviewModel }) {
  const isOthers = model.isCoordinator.value && model.dossier.value.advisor !== model.store.device.value.member?.id;
  return (
    <>
      <StagePart model={model} />
      <Section title={t().remarks}>
        <Remarks model={model} />
        <CommentThread store={model.store} record={model.record} on="dossier" label={t().onDossier} />
      </Section>
      <SendingsPart model={model} />
      {isOthers && <p class="c-soft c-prose">{t().internalAside}</p>}
    </>
  );
}

function StagePart({ model }: { model: ReviewModel }) {
  const step = model.lastStep.value;
  const who = step && whoWrote(model.store, step.tag);
  const day = step && formatDay(dayAt(step.at));
  const checked = model.dossier.value.qualityChecked;
  return (
    <Section title={t().where} framed>
      <p class="c-prose">
        {step && day && who ? (step.type === 'review-sent' ? t().sent(day, who) : t().asked(day, who)) : t().neverSent}
      </p>
      {checked && <p>{t().checkedOn(formatDay(checked))}</p>}
      {model.mayWrite.value && <StageActs model={model} />}
    </Section>
  );
}

function StageActs({ model }: { model: ReviewModel }) {
  const stage = model.stage.value;
  const open = model.remarks.value.length;
  const unread = model.sections.value.filter(({ reading }) => reading?.isSame !== true);
  return (
    <>
      <div class="c-cluster">
        <Button
          variant={stage === 'none' || stage === 'correction' ? 'primary' : 'quiet'}
          icon="send"
          onClick={() => showToast({ text: t().sentToast, undo: model.send() })}
        >
          {stage === 'none' ? t().send : t().sendAgain}
        </Button>
        {model.isCoordinator.value && open > 0 && (
          <Button
            icon="message-square-text"
            onClick={() => showToast({ text: t().askedToast(open), undo: model.ask() })}
          >
            {t().ask}
          </Button>
        )}
        {model.isCoordinator.value && unread.length > 0 && (
          <Button
            icon="check"
            onClick={() =>
              showToast({
                text: t().readAllToast(unread.length),
                undo: model.markRead(unread.map(({ section }) => section)),
              })
            }
          >
            {t().markAll}
          </Button>
        )}
      </div>
      {model.isCoordinator.value && open === 0 && stage === 'sent' && <p class="c-soft">{t().askNeeds}</p>}
      <Quality model={model} open={open} />
    </>
  );
}

/** Dated by the coordination, once every remark was settled; a check that was dated can always be taken back. */
function Quality({ model, open }: { model: ReviewModel; open: number }) {
  const day = model.dossier.value.qualityChecked;
  if (!model.isCoordinator.value) return day ? null : <p class="c-soft">{t().qualityByOffice}</p>;
  const waits = day === null && open > 0;
  return (
    <CheckField
      label={t().quality}
      hint={day ? t().qualityOn(formatDay(day)) : waits ? t().qualityWaits(open) : t().qualityHint}
      checked={day !== null}
      disabled={waits}
      onChange={model.setChecked}
    />
  );
}

function Remarks({ model }: { model: ReviewModel }) {
  const remarks = model.remarks.value.filter(({ on }) => on !== 'dossier');
  if (remarks.length === 0) {
    return model.remarks.value.length === 0 ? <p class="c-soft">{t().noRemark}</p> : null;
  }
  return (
    <RowList label={t().remarks}>
      {remarks.map((comment) => (
        <RemarkRow key={comment.id} model={model} comment={comment} />
      ))}
    </RowList>
  );
}

function RemarkRow({ model, comment }: { model: ReviewModel; comment: Comment }) {
  const place = sectionOfRemark(model.sections.value, comment);
  const id = questionAt(comment.on) ?? '';
  const question = model.grid.value && questionOf(model.grid.value, id);
  return (
    <RowLink
      icon="message-square-text"
      href={href.review(model.record.doc, place?.section.id, place ? id : undefined)}
      title={comment.text}
      meta={[
        question ? labelOf(question) : t().onGone,
        place && sectionLabel(place.section),
        t().by(whoWrote(model.store, comment.tag), formatMoment(comment.at)),
      ]
        .filter(Boolean)
        .join(' · ')}
    />
  );
}
