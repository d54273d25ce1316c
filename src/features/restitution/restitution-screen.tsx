// Made to be shown to the head: strengths first, two or three tracks, then the drawing. Their word wins, no figure ranks.
import { useMemo } from 'preact/hooks';
import { StageMove } from '#binding/dossier/stage-move.tsx';
import { RecordMarks } from '#binding/record-marks.tsx';
import { useRecord } from '#binding/use-record.ts';
import type { DocId } from '#domain/ids.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { showToast } from '#ui/toast.tsx';
import { DimensionsSection } from './dimensions-section.tsx';
import { InnovationSection } from './innovation-section.tsx';
import { t } from './messages.ts';
import { OpinionSection } from './opinion-section.tsx';
import { PictureSection } from './picture-section.tsx';
import { createRestitutionModel, type RestitutionModel } from './restitution-model.ts';
import { StrengthsSection } from './strengths-section.tsx';
import { TracksSection } from './tracks-section.tsx';
import './restitution.css';

export function RestitutionScreen({ store, doc }: { readonly store: Store; readonly doc: DocId }) {
  const record = useRecord(store, doc);
  const back = { href: href.dossier(doc), label: t().back };
  if (record?.kind === 'dossier') return <OpenRestitution key={doc} store={store} record={record} />;
  return (
    <Page title={t().title} back={back}>
      {record === undefined ? (
        <Skeleton lines={5} />
      ) : (
        <EmptyState title={t().absent} icon="folder-open">
          {t().absentText}
        </EmptyState>
      )}
    </Page>
  );
}

function OpenRestitution({ store, record }: { store: Store; record: OpenRecord }) {
  const model = useMemo(
    () => createRestitutionModel(store, record, (undo) => showToast({ text: t().dated, undo })),
    [store, record],
  );
  return (
    <Page
      title={t().title}
      kicker={model.company.value?.name}
      lead={t().lead}
      back={{ href: href.dossier(record.doc), label: t().back }}
      badges={<RecordMarks store={store} record={record} />}
      foot={<Foot model={model} />}
    >
      <Body model={model} />
    </Page>
  );
}

function Body({ model }: { model: RestitutionModel }) {
  const evaluation = model.evaluation.value;
  if (!evaluation) return <Skeleton lines={5} />;
  if (evaluation.progress.answered === 0) {
    return (
      <EmptyState
        title={t().noAnswers}
        icon="gauge"
        action={<LinkButton href={href.dossier(model.record.doc)}>{t().back}</LinkButton>}
      >
        {t().noAnswersText}
      </EmptyState>
    );
  }
  return (
    <>
      <StrengthsSection evaluation={evaluation} />
      <TracksSection model={model} evaluation={evaluation} />
      <PictureSection model={model} evaluation={evaluation} />
      <DimensionsSection model={model} evaluation={evaluation} />
      <InnovationSection model={model} evaluation={evaluation} />
      <OpinionSection model={model} />
      <Section title={t().keep} lead={t().keepText}>
        <LinkButton icon="file-text" href={href.document(model.record.doc, 'fiche')}>
          {t().sheet}
        </LinkButton>
      </Section>
    </>
  );
}

function Foot({ model }: { model: RestitutionModel }) {
  const { doc } = model.record;
  const given = model.standing.value.state !== 'visite';
  return (
    <>
      <StageMove
        core={model}
        to="prediag_restitue"
        day={model.dossier.value.restitution.date}
        placeOf={{ 'enough-evaluated': 'drawing', 'restitution-dated': 'opinion', 'agreement-noted': 'opinion' }}
      />
      {given && (
        <LinkButton variant="primary" icon="clipboard-list" href={href.plan(doc)}>
          {t().toPlan}
        </LinkButton>
      )}
    </>
  );
}
