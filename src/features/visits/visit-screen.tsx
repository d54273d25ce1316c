// A running visit: the notice first, then one section of the grid at a time, in any order.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useRecord } from '#binding/use-record.ts';
import type { DocId } from '#domain/ids.ts';
import { href } from '#routing/routes.ts';
import { navigate } from '#routing/router.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { t } from './messages.ts';
import { NoticeView } from './notice-view.tsx';
import { createResumeKeeper, sectionToOpen, type ResumeKeeper } from './resume.ts';
import { SectionView } from './section-view.tsx';
import { useLitScreen } from './use-resume.ts';
import { createVisitModel, type VisitModel } from './visit-model.ts';
import './visits.css';

interface VisitProps {
  store: Store;
  doc: DocId;
  visit: string;
  section: string | null;
}

/** The visit at this address: loads the dossier, then shows the notice or the grid. */
export function VisitScreen({ store, doc, visit, section }: VisitProps) {
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
  return <OpenVisit store={store} record={record} visit={visit} section={section} />;
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
}

function OpenVisit({ store, record, visit, section }: OpenProps) {
  const model = useMemo(() => createVisitModel(store, record, visit), [store, record, visit]);
  const keeper = useMemo(() => createResumeKeeper(store, record.doc), [store, record]);
  const [rereading, setRereading] = useState(false);
  const company = companyName(store, model);
  useLitScreen(model.visit.value?.startedAt !== null && model.visit.value?.endedAt === null);
  if (model.visit.value === null) {
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
  if (model.needsNotice.value || rereading) {
    return (
      <NoticeView
        store={store}
        record={record}
        model={model}
        company={company}
        onBack={model.needsNotice.value ? undefined : () => setRereading(false)}
      />
    );
  }
  if (model.stages.value.length === 0) return <Loading />;
  const stage = model.stages.value.find((one) => one.section.id === section);
  if (!stage) return <FindSection model={model} keeper={keeper} record={record} visit={visit} />;
  return (
    <SectionView
      store={store}
      record={record}
      visit={visit}
      model={model}
      keeper={keeper}
      stage={stage}
      company={company}
      onNotice={() => setRereading(true)}
    />
  );
}

function companyName(store: Store, model: VisitModel): string {
  const { company } = model.dossier.value;
  return (company && store.cards.company.value.get(company)?.name) || '';
}

/** No section in the address, or one that is no longer asked: goes where this tablet was. */
function FindSection(props: { model: VisitModel; keeper: ResumeKeeper; record: OpenRecord; visit: string }) {
  const { model, keeper, record, visit } = props;
  useEffect(() => {
    let live = true;
    void keeper.kept.then((kept) => {
      const stages = model.stages.value;
      const isOpen = (id: string): boolean => stages.find(({ section }) => section.id === id)?.state !== 'done';
      const sections = stages.map(({ section }) => section);
      const found = sectionToOpen(kept, visit, sections, ({ id }) => isOpen(id));
      if (live && found) navigate(href.visit(record.doc, visit, found), { replace: true });
    });
    return () => {
      live = false;
    };
  }, [model, keeper, record, visit]);
  return <Loading />;
}
