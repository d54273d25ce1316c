// The plan, written with the head: what is aimed at, who does what and when, what it costs, and their agreement.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { StageMissing, StageMove, stageOf } from '#binding/dossier/stage-move.tsx';
import { BoundProse } from '#binding/bound-fields.tsx';
import { gridText } from '#binding/question/grid-words.ts';
import { RecordMarks } from '#binding/record-marks.tsx';
import { useRecord } from '#binding/use-record.ts';
import { DOSSIER_STATES } from '#domain/dossier/states.ts';
import type { DocId } from '#domain/ids.ts';
import { OBJECTIVES } from '#domain/plan/plan.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { AcceptanceSection } from './acceptance-section.tsx';
import { ActionsSection } from './actions-section.tsx';
import { BudgetSection } from './budget-section.tsx';
import { CalendarSection } from './calendar-section.tsx';
import { t } from './messages.ts';
import { createPlanModel, type PlanModel } from './plan-model.ts';
import { PromisesSection } from './promises-section.tsx';
import './plan.css';

export function PlanScreen({ store, doc }: { readonly store: Store; readonly doc: DocId }) {
  const record = useRecord(store, doc);
  if (record?.kind === 'dossier') return <OpenPlan key={doc} store={store} record={record} />;
  return (
    <Page title={t().title} back={{ href: href.dossier(doc), label: t().back }}>
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

function OpenPlan({ store, record }: { store: Store; record: OpenRecord }) {
  const model = useMemo(() => createPlanModel(store, record, gridText), [store, record]);
  const [open, setOpen] = useState<DocId | null>(null);
  return (
    <Page
      title={t().title}
      kicker={model.company.value?.name}
      lead={t().lead}
      back={{ href: href.dossier(record.doc), label: t().back }}
      badges={<RecordMarks store={store} record={record} />}
      foot={footOf(model)}
    >
      <Before model={model} />
      <Section id="objectives" title={t().objectives}>
        <BoundProse
          {...model.bound}
          field={OBJECTIVES}
          label={t().objectives}
          hideLabel
          hint={t().objectivesHint}
          rows={3}
        />
      </Section>
      <ActionsSection model={model} open={open} onOpen={setOpen} />
      <BudgetSection model={model} />
      <CalendarSection model={model} />
      <PromisesSection model={model} />
      <AcceptanceSection model={model} />
      <Missing model={model} />
      <Section title={t().keep} lead={t().keepText}>
        <LinkButton icon="file-text" href={href.document(record.doc, 'plan')}>
          {t().sheet}
        </LinkButton>
      </Section>
    </Page>
  );
}

/** A plan follows a restitution; writing one before is said, not forbidden. */
function Before({ model }: { model: PlanModel }) {
  const { state } = model.standing.value;
  if (DOSSIER_STATES.indexOf(state) >= DOSSIER_STATES.indexOf('prediag_restitue')) return null;
  return (
    <Banner
      tone="info"
      action={
        <LinkButton icon="gauge" href={href.restitution(model.record.doc)}>
          {t().toRestitution}
        </LinkButton>
      }
    >
      {t().before}
    </Banner>
  );
}

const PLACES = { 'action-planned': 'actions', 'plan-agreed': 'agreement' };

/** Where the plan leads from here: written first, accepted then. */
function stageOfPlan(model: PlanModel) {
  return stageOf(model, 'plan_redige') ?? stageOf(model, 'plan_accepte');
}

function Missing({ model }: { model: PlanModel }) {
  const stage = stageOfPlan(model);
  if (!stage || stage.missing.length === 0) return null;
  return <StageMissing to={stage.transition.to} guards={stage.missing} placeOf={PLACES} />;
}

function footOf(model: PlanModel): ComponentChildren {
  const stage = stageOfPlan(model);
  if (!stage || stage.missing.length > 0) return null;
  const { date } = model.dossier.value.plan;
  const day = stage.transition.to === 'plan_accepte' ? date : null;
  return <StageMove core={model} transition={stage.transition} day={day} />;
}
