// Made to be shown to the head: strengths first, two or three tracks, then the drawing. Their word wins, no figure ranks.
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { FormGaps } from '#binding/dossier/form-gaps.tsx';
import { StageMissing, StageMove, stageOf } from '#binding/dossier/stage-move.tsx';
import { RecordMarks } from '#binding/record-marks.tsx';
import { useRecord } from '#binding/use-record.ts';
import { DOSSIER_STATES } from '#domain/dossier/states.ts';
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
      foot={footOf(model)}
    >
      <Body model={model} />
    </Page>
  );
}

const PLACES = {
  'form-settled': 'form-gaps',
  'enough-evaluated': 'drawing',
  'restitution-dated': 'opinion',
  'agreement-noted': 'opinion',
};

function Body({ model }: { model: RestitutionModel }) {
  const evaluation = model.evaluation.value;
  const stage = stageOf(model, 'prediag_restitue');
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
      <Photos model={model} />
      <OpinionSection model={model} />
      {stage && stage.missing.length > 0 && (
        <StageMissing to="prediag_restitue" guards={stage.missing} placeOf={PLACES} />
      )}
      <FormGaps core={model} id="form-gaps" hrefOf={(...place) => href.visit(model.record.doc, ...place)} />
      <Section title={t().keep} lead={t().keepText}>
        <LinkButton icon="file-text" href={href.document(model.record.doc, 'fiche')}>
          {t().sheet}
        </LinkButton>
      </Section>
    </>
  );
}

/** Photos come behind the rest of the page. */
function Photos({ model }: { model: RestitutionModel }) {
  const [part, setPart] = useState<{ readonly Part: ComponentType<{ model: RestitutionModel }> } | null>(null);
  useEffect(() => {
    void import('./photos-part.tsx').then(({ PhotosPart }) => setPart({ Part: PhotosPart }));
  }, []);
  return part && <part.Part model={model} />;
}

/** The move once everything is there; after it, the plan. Nothing while the head is still looking. */
function footOf(model: RestitutionModel): ComponentChildren {
  const stage = stageOf(model, 'prediag_restitue');
  if (stage) {
    if (stage.missing.length > 0) return null;
    return <StageMove core={model} transition={stage.transition} day={model.dossier.value.restitution.date} />;
  }
  const { state } = model.standing.value;
  if (DOSSIER_STATES.indexOf(state) < DOSSIER_STATES.indexOf('prediag_restitue')) return null;
  return (
    <LinkButton variant="primary" icon="clipboard-list" href={href.plan(model.record.doc)}>
      {state === 'prediag_restitue' ? t().toPlan : t().openPlan}
    </LinkButton>
  );
}
