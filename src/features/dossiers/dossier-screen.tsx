// One dossier: where it stands, what comes next, and everything gathered on the way.
import { stateWords } from '#binding/dossier/dossier-words.ts';
import { GridMove } from '#binding/grid-move/grid-move.tsx';
import { DocumentsSection } from '#binding/documents/documents-section.tsx';
import { RecordMarks } from '#binding/record-marks.tsx';
import { BoundProse } from '#binding/bound-fields.tsx';
import { useRecord } from '#binding/use-record.ts';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { DocId } from '#domain/ids.ts';
import { communeOf } from '#domain/territory/communes.ts';
import { formatDay } from '#i18n/format.ts';
import { navigate } from '#routing/router.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { CommitteeSection } from './committee-section.tsx';
import { ConflictsView } from './conflicts-view.tsx';
import { ContactSection } from './contact-section.tsx';
import { DossierAside } from './dossier-aside.tsx';
import { createDossierModel, type DossierModel } from './dossier-model.ts';
import { DOSSIER_GRID } from './dossier-grid.ts';
import { outcomeWords } from './dossier-words.ts';
import { JournalSection } from './journal-section.tsx';
import { t } from './messages.ts';
import { PauseBanner, StepsSection } from './steps-section.tsx';
import { PlanSummary, RestitutionSummary } from './summary-sections.tsx';
import { RemarksBanner, ReviewSection } from './review-summary.tsx';
import { VisitsSection } from './visits-section.tsx';
import './dossiers.css';

export function DossierScreen({ store, doc }: { readonly store: Store; readonly doc: DocId }) {
  const record = useRecord(store, doc);
  const back = { href: href.dossiers(), label: t().back };
  if (record === undefined) {
    const card = store.cards.dossier.value.get(doc);
    const name = card && store.cards.company.value.get(card.company)?.name;
    return (
      <Page title={name || t().dossier} back={back}>
        <Skeleton lines={5} />
      </Page>
    );
  }
  if (record === null || record.kind !== 'dossier') {
    return (
      <Page title={t().dossier} back={back}>
        <EmptyState
          title={t().noRecord}
          icon="folder-open"
          action={<LinkButton href={href.dossiers()}>{t().dossiers}</LinkButton>}
        >
          {t().noRecordText}
        </EmptyState>
      </Page>
    );
  }
  return <OpenDossier store={store} record={record} />;
}

function OpenDossier({ store, record }: { store: Store; record: OpenRecord }) {
  const model = useMemo(() => createDossierModel(store, record), [store, record]);
  const company = model.company.value;
  const place = company?.outside ? t().outside : communeOf(company?.commune ?? '')?.name;
  return (
    <Page
      marks="dossier"
      title={company?.name || t().noCompany}
      kicker={[t().dossier, place].filter(Boolean).join(' · ')}
      back={{ href: href.dossiers(), label: t().back }}
      lead={company && <HeadLine name={company.head} phone={company.phone} />}
      badges={<Badges model={model} />}
      foot={<NextActs model={model} />}
      aside={
        <div class="dossier-aside">
          <DossierAside model={model} />
        </div>
      }
    >
      <div class="c-stack">
        <Warnings model={model} />
        <Jumps />
        <StepsSection model={model} />
      </div>
      <VisitsSection model={model} />
      <RestitutionSummary model={model} />
      <PlanSummary model={model} />
      <DocumentsSection {...model.bound} hrefOf={(name) => href.document(model.record.doc, name)} />
      <ReviewSection model={model} />
      <CommitteeSection model={model} />
      <ContactSection model={model} />
      <Photos model={model} />
      <Section id="notes" title={t().sections.notes}>
        <BoundProse {...model.bound} field="notes" label={t().notesLabel} hint={t().notesHint} />
      </Section>
      <JournalSection model={model} />
    </Page>
  );
}

type PhotosPart = (props: { model: DossierModel }) => ComponentChildren;

/** Once it was fetched, the next dossier opens with it. */
let fetched: { readonly Part: PhotosPart } | null = null;

/** Photos and what shrinks them come behind the rest of the first page. */
function Photos({ model }: { model: DossierModel }) {
  const [part, setPart] = useState(fetched);
  useEffect(() => {
    if (part) return;
    void import('./photos-section.tsx').then(({ PhotosSection }) => {
      fetched = { Part: PhotosSection };
      setPart(fetched);
    });
  }, [part]);
  if (part) return <part.Part model={model} />;
  return (
    <Section id="photos" title={t().sections.photos}>
      <Skeleton lines={2} />
    </Section>
  );
}

/** Whom to call, without looking for it. */
function HeadLine({ name, phone }: { name: string; phone: string }) {
  if (name === '' && phone === '') return null;
  return (
    <>
      {name}
      {name !== '' && phone !== '' && ' · '}
      {phone !== '' && <a href={`tel:${phone.replace(/\s/g, '')}`}>{phone}</a>}
    </>
  );
}

/** The act that brings the dossier on, at the right thumb; a visit can be started from any state beside it. */
function NextActs({ model }: { model: DossierModel }) {
  const { doc } = model.record;
  const next = model.next.value;
  if (next === 'restitution') {
    return (
      <>
        <VisitAct model={model} variant="quiet" />
        <LinkButton variant="primary" icon="gauge" href={href.restitution(doc)}>
          {t().restitute}
        </LinkButton>
      </>
    );
  }
  if (next === 'plan') {
    return (
      <>
        <VisitAct model={model} variant="quiet" />
        <LinkButton variant="primary" icon="clipboard-list" href={href.plan(doc)}>
          {model.standing.value.state === 'prediag_restitue' ? t().writePlan : t().readPlan}
        </LinkButton>
      </>
    );
  }
  return <VisitAct model={model} variant="primary" />;
}

/** The second of two taps: the visit is running when the screen arrives. */
function VisitAct({ model, variant }: { model: DossierModel; variant: 'primary' | 'quiet' }) {
  const running = model.running.value;
  const start = (): void => {
    navigate(href.visit(model.record.doc, model.startVisit()));
  };
  if (running) {
    return (
      <LinkButton variant={variant} icon="play" href={href.visit(model.record.doc, running.id)}>
        {t().resumeVisit}
      </LinkButton>
    );
  }
  return (
    <Button variant={variant} icon="play" onClick={start}>
      {model.next.value === 'follow-up' ? t().startFollowUp : t().startVisit}
    </Button>
  );
}

function Badges({ model }: { model: DossierModel }) {
  const { state, outcome, sinceDay, paused } = model.standing.value;
  const conflicts = model.disputed.value.length;
  return (
    <>
      <Badge tone="strong">{stateWords(state)}</Badge>
      {outcome && <Badge>{outcomeWords(outcome)}</Badge>}
      {sinceDay && <span class="c-soft c-small">{t().since(formatDay(sinceDay))}</span>}
      {paused && <Badge icon="clock">{t().paused}</Badge>}
      {conflicts > 0 && (
        <Badge tone="todo" icon="split">
          {t().conflicts(conflicts)}
        </Badge>
      )}
      <RecordMarks store={model.store} record={model.record} />
    </>
  );
}

function Warnings({ model }: { model: DossierModel }) {
  return (
    <>
      {model.company.value?.stance === 'ne-plus-contacter' && (
        <Banner tone="todo" title={t().opposed}>
          {t().opposedText}
        </Banner>
      )}
      <PauseBanner model={model} />
      <ConflictsView model={model} />
      <RemarksBanner model={model} />
      <GridMove {...model.bound} holder={DOSSIER_GRID} />
    </>
  );
}

/** A long page read in any order. */
function Jumps() {
  const { sections } = t();
  const ids = ['visits', 'restitution', 'plan', 'review', 'contact', 'photos', 'notes', 'journal'] as const;
  return (
    <nav class="dossier-jumps" aria-label={t().jump}>
      <ul class="c-plain">
        {ids.map((id) => (
          <li key={id}>
            <a href={`#${id}`}>{sections[id]}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
