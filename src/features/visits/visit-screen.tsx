// A running visit: the notice first, then one section of the grid at a time, in any order.
import { useComputed } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useRecord } from '#binding/use-record.ts';
import { runningPause } from '#domain/dossier/visit-time.ts';
import { placeKey } from '#domain/dossier/visit-course.ts';
import type { Section } from '#domain/grid/sections.ts';
import type { DocId } from '#domain/ids.ts';
import { href, questionIn, type VisitView } from '#routing/routes.ts';
import { currentAddress, navigate } from '#routing/router.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { LazyEnd } from './lazy-end.tsx';
import { FollowView } from './follow-view.tsx';
import { InterviewView } from './interview-view.tsx';
import { t } from './messages.ts';
import { NoticeView } from './notice-view.tsx';
import type { Place } from './place.ts';
import { createResumeKeeper, laterElsewhere, sectionToOpen, type Resume, type ResumeKeeper } from './resume.ts';
import { SectionView } from './section-view.tsx';
import { useLitScreen } from './use-resume.ts';
import { createVisitModel, type VisitModel } from './visit-model.ts';
import type { VisitProps } from './visit-props.ts';
import './visits.css';

interface ScreenProps {
  store: Store;
  doc: DocId;
  visit: string;
  section: string | null;
  view: VisitView;
}

/** The visit at this address: loads the dossier, then shows the notice or the grid. */
export function VisitScreen({ store, doc, visit, section, view }: ScreenProps) {
  const record = useRecord(store, doc);
  if (record === undefined) return <Loading />;
  if (record === null) {
    return (
      <Page title={t().visit}>
        <EmptyState
          title={t().noRecord}
          icon="folder-open"
          action={<LinkButton href={href.dossiers()}>{t().allDossiers}</LinkButton>}
        >
          {t().noRecordText}
        </EmptyState>
      </Page>
    );
  }
  return <OpenVisit store={store} record={record} visit={visit} section={section} view={view} />;
}

function Loading() {
  return (
    <Page title={t().visit}>
      <Skeleton lines={6} />
    </Page>
  );
}

interface OpenProps {
  store: Store;
  record: OpenRecord;
  visit: string;
  section: string | null;
  view: VisitView;
}

function OpenVisit({ store, record, visit, section, view }: OpenProps) {
  const model = useMemo(() => createVisitModel(store, record, visit), [store, record, visit]);
  const keeper = useMemo(() => {
    const made = createResumeKeeper(store, record.doc);
    // A link from elsewhere may name a question.
    const asked = questionIn(currentAddress.peek());
    if (asked) made.aim(asked);
    return made;
  }, [store, record]);
  const [rereading, setRereading] = useState(false);
  const company = useComputed(() => companyName(store, model)).value;
  const here = model.visit.value;
  useLitScreen(here !== null && here.startedAt !== null && here.endedAt === null && !runningPause(here.pauses));
  useLeaving(model.place, keeper);
  if (here === null) return <NoVisit record={record} />;
  if (!model.isKnown.value) return <Loading />;
  const props = { store, record, model, keeper, company, onNotice: () => setRereading(true) };
  if (model.needsNotice.value || rereading) {
    return <NoticeView {...props} onBack={model.needsNotice.value ? undefined : () => setRereading(false)} />;
  }
  const sections = model.heads.value;
  if (sections.length === 0) return <Loading />;
  if (view === 'fin') return <LazyEnd {...props} />;
  if (view === 'entretien') return <InterviewView {...props} />;
  if (view === 'suivi' && model.follow.value) return <FollowView {...props} />;
  const aimed = keeper.aimed();
  const wanted = aimed === null ? undefined : sectionOf(model, aimed);
  const shown = sections.find(({ id }) => id === section);
  // « Back » out of the interview leads to where it began; the question is somewhere else by now.
  if (shown && wanted && wanted.id !== shown.id) return <GoTo to={href.visit(record.doc, visit, wanted.id)} />;
  return shown ? <SectionView {...props} section={shown} /> : <FindSection {...props} />;
}

function NoVisit({ record }: { record: OpenRecord }) {
  return (
    <Page title={t().visit} back={{ href: href.dossier(record.doc), label: t().backToDossier }}>
      <EmptyState
        title={t().noVisit}
        icon="clipboard-list"
        action={<LinkButton href={href.dossier(record.doc)}>{t().backToDossier}</LinkButton>}
      >
        {t().noVisitText}
      </EmptyState>
    </Page>
  );
}

/** Says where the visit was left, for the other devices. */
function useLeaving(place: Place, keeper: ResumeKeeper): void {
  useEffect(() => {
    const hidden = (): void => {
      if (document.visibilityState !== 'hidden') return;
      keeper.flush();
      place.leave();
    };
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      place.leave();
    };
  }, [place, keeper]);
}

function companyName(store: Store, model: VisitModel): string {
  const { company } = model.dossier.value;
  return (company && store.cards.company.value.get(company)?.name) || '';
}

function sectionOf(model: VisitModel, question: string): Section | undefined {
  return model.sections.value.find(({ questions }) => questions.some(({ id }) => id === question));
}

function GoTo({ to }: { to: string }) {
  useEffect(() => navigate(to, { replace: true }), [to]);
  return <Loading />;
}

/** No section in the address, or one that is no longer asked: goes where the visit was left, here or on another device. */
function FindSection({ store, model, keeper, record }: VisitProps) {
  useEffect(() => {
    let live = true;
    void keeper.kept.then((kept) => {
      if (!live) return;
      const elsewhere = record.view.value.fields.get(placeKey(model.id));
      const { tag } = store.device.value;
      const later = laterElsewhere(kept, model.id, elsewhere, (one) => one === tag || one.startsWith(`${tag}.`));
      const there = later === null ? undefined : sectionOf(model, later);
      if (later !== null && there) keeper.aim(later, false);
      const to = there?.id ?? sectionLeft(model, kept);
      const follow = model.follow.value;
      if (kept?.visit !== model.id && !there && follow && follow.state !== 'done') {
        navigate(href.visitView(record.doc, model.id, 'suivi'), { replace: true });
      } else if (to) navigate(href.visit(record.doc, model.id, to), { replace: true });
    });
    return () => {
      live = false;
    };
  }, [store, model, keeper, record]);
  return <Loading />;
}

function sectionLeft(model: VisitModel, kept: Resume | null): string | null {
  const stages = model.stages.value;
  const isOpen = (id: string): boolean => stages.find(({ section }) => section.id === id)?.state !== 'done';
  return sectionToOpen(
    kept,
    model.id,
    stages.map(({ section }) => section),
    ({ id }) => isOpen(id),
  );
}
