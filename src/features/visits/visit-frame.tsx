// The page around every view of a visit: where one is, the steps on the left, pause and shared screen on top.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { RecordMarks } from '#binding/record-marks.tsx';
import { sectionLabel } from '#binding/question/grid-words.ts';
import { activeMinutes, runningPause } from '#domain/dossier/visit-time.ts';
import { formatDay, formatDuration, formatTime } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import { Badge } from '#ui/badge.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Page } from '#ui/page.tsx';
import { Rail, type RailItem } from '#ui/rail.tsx';
import { t as followWords } from './follow-messages.ts';
import { t } from './messages.ts';
import { NoteDialog } from './note-dialog.tsx';
import { dayOfVisit } from './notice-view.tsx';
import { LONGEST_PROPOSED } from './time-part.tsx';
import { useMinutes } from './use-minutes.ts';
import { VisitFoot } from './visit-foot.tsx';
import { VisitMenu } from './visit-menu.tsx';
import { railStages } from './rail-stages.ts';
import type { VisitProps } from './visit-props.ts';

export interface FrameProps extends VisitProps {
  title: string;
  lead?: ComponentChildren;
  /** Which step is on screen: a section, or a view. */
  step: string;
  /** Goes to « mode entretien » at the question on screen. */
  onInterview: () => void;
  /** Goes to the first question without an answer. */
  onFirstOpen?: () => void;
  /** The way on, at the right thumb. */
  foot: ComponentChildren;
  children: ComponentChildren;
}

/** The steps that are views and not sections: no section of a grid is called so. */
export const STEP = { follow: '?suivi', end: '?fin' } as const;

/** Fourteen sections are taller than a tablet: the rail scrolls by itself to the one on screen. */
function showCurrent(rail: HTMLElement | null): void {
  const box = rail?.parentElement;
  const current = rail?.querySelector<HTMLElement>('[aria-current=step]');
  if (!box || !current) return;
  const { top, bottom } = current.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (top < frame.top || bottom > frame.bottom) box.scrollTop += top - frame.top - frame.height / 3;
}

export function VisitFrame(props: FrameProps) {
  const { record, model, step } = props;
  const rail = useRef<HTMLDivElement>(null);
  const [noting, setNoting] = useState(false);
  useEffect(() => showCurrent(rail.current), [step]);
  const shared = model.shared.value;
  return (
    <Page
      title={props.title}
      marks={`visit visit-steps${step === STEP.end ? '' : ' visit-questions'}${shared ? ' visit-turned' : ''}`}
      kicker={<Kicker {...props} />}
      lead={props.lead}
      badges={<Badges {...props} />}
      // Behind it are scores and other companies.
      back={shared ? undefined : { href: href.dossier(record.doc), label: props.company || t().backToDossier }}
      actions={
        <div class={`visit-acts ${shared ? '' : 'visit-acts--menu'}`}>
          <VisitMenu {...props} />
        </div>
      }
      rail={
        <div class={`visit-rail ${shared ? '' : 'visit-rail--menu'}`} ref={rail}>
          {props.onFirstOpen && (
            <Button variant="plain" icon="target" onClick={props.onFirstOpen}>
              {t().firstOpen}
            </Button>
          )}
          <Steps record={record} model={model} step={step} />
        </div>
      }
      foot={
        <VisitFoot model={model} onNote={() => setNoting(true)}>
          {props.foot}
        </VisitFoot>
      }
    >
      {shared && (
        <Banner tone="info" icon="eye-off">
          {t().sharedHint}
        </Banner>
      )}
      {props.children}
      {noting && <NoteDialog {...props} shared={shared} onClose={() => setNoting(false)} />}
    </Page>
  );
}

type StepsProps = Pick<FrameProps, 'record' | 'model' | 'step'>;

/** By itself: an answer that brings a section further draws nothing else of the frame again. */
function Steps(props: StepsProps) {
  const { model, step } = props;
  const sections = model.heads.value;
  const at = sections.findIndex(({ id, screen }) => id === step && screen !== undefined);
  // Of a very long section only the screens around are in the rail.
  const before = model.follow.value ? 1 : 0;
  const place = at < 0 ? undefined : { at: before + at + 1, count: before + sections.length + 1 };
  return <Rail label={t().sections} items={stepsOf(props)} place={place} />;
}

function stepsOf({ record, model, step }: StepsProps): RailItem[] {
  const follow = model.follow.value;
  const steps = railStages(model.stages.value, step).map(({ section, state, progress, to }) => ({
    id: section.id,
    label: sectionLabel(section),
    state,
    href: href.visit(record.doc, model.id, to),
    current: section.id === step,
    detail: state === 'empty' ? undefined : t().answeredOf(progress.answered, progress.relevant),
  }));
  const followStep: RailItem[] = follow
    ? [
        {
          id: STEP.follow,
          label: followWords().title,
          state: follow.state,
          href: href.visitView(record.doc, model.id, 'suivi'),
          current: step === STEP.follow,
          detail: t().answeredOf(follow.progress.answered, follow.progress.relevant),
        },
      ]
    : [];
  const end: RailItem = {
    id: STEP.end,
    label: t().endTitle,
    state: model.visit.value?.endedAt ? 'done' : 'started',
    href: href.visitView(record.doc, model.id, 'fin'),
    current: step === STEP.end,
  };
  return [...followStep, ...steps, end];
}

/** Shown to the head of the company, the screen says nothing of the team. */
function Badges({ store, record, model }: FrameProps) {
  const visit = model.visit.value;
  const runs = visit !== null && visit.startedAt !== null && visit.endedAt === null && !visit.posteriori;
  return (
    <>
      {visit?.posteriori && (
        <Badge icon="file-text">
          {visit.paperDay ? t().posterioriFrom(formatDay(visit.paperDay)) : t().posteriori}
        </Badge>
      )}
      {visit?.endedAt && <Badge icon="check">{t().ended}</Badge>}
      {runs && !model.shared.value && <Elapsed store={store} model={model} />}
      {!model.shared.value && <RecordMarks store={store} record={record} />}
    </>
  );
}

function Elapsed({ store, model }: Pick<FrameProps, 'store' | 'model'>) {
  const now = useMinutes(store);
  const visit = model.visit.value;
  const minutes = visit && activeMinutes(visit, now);
  if (minutes === null || !visit) return null;
  const pause = runningPause(visit.pauses);
  if (pause) {
    return (
      <Badge tone="todo" icon="clock">
        {t().pausedSince(formatTime(pause.from))}
      </Badge>
    );
  }
  if (minutes > LONGEST_PROPOSED) return <Badge icon="clock">{t().leftOpen}</Badge>;
  return <Badge icon="clock">{formatDuration(minutes)}</Badge>;
}

function Kicker({ store, model }: FrameProps) {
  const day = formatDay(dayOfVisit(store, model));
  const mode = model.dossier.value.mode === 'express' ? t().express : t().complete;
  const { answered, relevant } = model.progress.value;
  return (
    <>
      {model.visit.value?.kind === 'suivi' ? t().followUpOf(day) : t().visitOf(day)}, {mode},{' '}
      {t().progress(answered, relevant)}
    </>
  );
}
