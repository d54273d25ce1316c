// The coordinator's reading of one dossier: an overview, then its answers section by section, remarks beside them.
import { RecordMarks } from '#binding/record-marks.tsx';
import { useRecord } from '#binding/use-record.ts';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { sectionLabel } from '#binding/question/grid-words.ts';
import type { DocId } from '#domain/ids.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Banner } from '#ui/banner.tsx';
import { LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Rail, type RailItem, type RailState } from '#ui/rail.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { t } from './messages.ts';
import { OverviewPart } from './overview-part.tsx';
import { createReviewModel, type ReviewModel, type ReviewSection } from './review-model.ts';
import { SectionActs, SectionPart } from './section-part.tsx';
import './review.css';

interface ReviewProps {
  store: Store;
  doc: DocId;
  /** Null: the overview. */
  section: string | null;
}

export function ReviewScreen({ store, doc, section }: ReviewProps) {
  const record = useRecord(store, doc);
  const back = { href: href.dossier(doc), label: t().back };
  if (record === undefined) {
    return (
      <Page title={t().title} back={back}>
        <Skeleton lines={6} />
      </Page>
    );
  }
  if (record === null || record.kind !== 'dossier') {
    return (
      <Page title={t().title} back={{ href: href.dossiers(), label: t().back }}>
        <EmptyState title={t().noRecord} icon="folder-open">
          {t().noRecordText}
        </EmptyState>
      </Page>
    );
  }
  return <OpenReview store={store} record={record} section={section} />;
}

function OpenReview({ store, record, section }: { store: Store; record: OpenRecord; section: string | null }) {
  const model = useMemo(() => createReviewModel(store, record), [store, record]);
  const sections = model.sections.value;
  const shown = sections.find((one) => one.section.id === section) ?? null;
  const company = model.company.value?.name ?? t().back;
  return (
    <Page
      wide
      marks={shown ? 'review-section' : undefined}
      title={shown ? sectionLabel(shown.section) : `${t().title}\u00a0: ${company}`}
      kicker={shown ? `${t().title} · ${company}` : undefined}
      back={{ href: href.dossier(record.doc), label: company }}
      badges={
        <>
          <StageBadge model={model} />
          {shown && <ReadBadge section={shown} />}
          <RecordMarks store={store} record={record} />
        </>
      }
      actions={
        <LinkButton icon="clock" href={href.history(record.doc)}>
          {t().history}
        </LinkButton>
      }
      rail={sections.length > 0 && <ReviewRail model={model} current={shown?.section.id ?? null} />}
      foot={shown && <SectionActs model={model} shown={shown} />}
    >
      {model.grid.value === null && <Banner tone="info">{t().noGrid}</Banner>}
      {shown ? <SectionPart model={model} shown={shown} /> : <OverviewPart model={model} />}
    </Page>
  );
}

function StageBadge({ model }: { model: ReviewModel }) {
  const stage = model.stage.value;
  const tone = stage === 'checked' ? 'ok' : stage === 'none' ? 'plain' : 'todo';
  const icon =
    stage === 'checked' ? 'circle-check' : stage === 'correction' ? 'message-square-text' : 'clipboard-check';
  return (
    <Badge tone={tone} icon={icon}>
      {t().stage[stage]}
    </Badge>
  );
}

export function ReadBadge({ section: { reading } }: { section: ReviewSection }) {
  if (!reading) return null;
  return reading.isSame ? (
    <Badge tone="ok" icon="check">
      {t().read}
    </Badge>
  ) : (
    <Badge tone="todo" icon="pencil">
      {t().readSome}
    </Badge>
  );
}

function stateOf({ reading, remarks }: ReviewSection): RailState {
  if (remarks > 0 || reading?.isSame === false) return 'check';
  return reading ? 'done' : 'empty';
}

/** Read, not read, or to be read again. */
function wordOf({ reading }: ReviewSection): string {
  return reading ? (reading.isSame ? t().read : t().toReread) : t().unread;
}

/** What the rail says of a section, below its name. */
function detailOf({ progress, reading, remarks }: ReviewSection): string {
  if (remarks > 0) return t().remarkCount(remarks);
  if (reading?.isSame === false && reading.changed.length > 0) return t().changedCount(reading.changed.length);
  return t().answeredOf(progress.answered, progress.relevant);
}

/** The sections are taller than a tablet: the rail scrolls by itself to the one on screen. */
function showCurrent(rail: HTMLElement | null): void {
  const box = rail?.parentElement;
  const current = rail?.querySelector<HTMLElement>('[aria-current=step]');
  if (!box || !current) return;
  const { top, bottom } = current.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (top < frame.top || bottom > frame.bottom) box.scrollTop += top - frame.top - frame.height / 3;
}

function ReviewRail({ model, current }: { model: ReviewModel; current: string | null }) {
  const { doc } = model.record;
  const overview: RailItem = {
    id: 'overview',
    label: t().overview,
    state: model.stage.value === 'checked' ? 'done' : model.remarks.value.length > 0 ? 'check' : 'empty',
    word: t().stage[model.stage.value],
    href: href.review(doc),
    current: current === null,
  };
  const items = model.sections.value.map((one) => ({
    id: one.section.id,
    label: sectionLabel(one.section),
    state: stateOf(one),
    word: wordOf(one),
    detail: detailOf(one),
    href: href.review(doc, one.section.id),
    current: one.section.id === current,
  }));
  const rail = useRef<HTMLDivElement>(null);
  useEffect(() => showCurrent(rail.current), [current]);
  return (
    <div ref={rail}>
      <Rail label={t().sections} items={[overview, ...items]} />
    </div>
  );
}
