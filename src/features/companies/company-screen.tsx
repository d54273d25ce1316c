import { RecordMarks } from '#binding/record-marks.tsx';
import { BoundProse } from '#binding/bound-fields.tsx';
import { SharedTopics } from '#binding/network/shared-topics.tsx';
import { useRecord } from '#binding/use-record.ts';
import { readCompany } from '#domain/company/company.ts';
import { dayAt } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { mayWrite } from './companies-model.ts';
import { AmbassadorSection } from './ambassador-section.tsx';
import { CompanyIdentity } from './company-identity.tsx';
import { DossiersSection, OpenDossierButton, TakesPartSection } from './company-life.tsx';
import { CompanyBadges } from './company-row.tsx';
import { labelOf, placeOf } from './company-words.ts';
import { ContactsSection } from './contacts-section.tsx';
import { LikelyTwins } from './likely-twins.tsx';
import { LinksSection } from './links-section.tsx';
import { MergedRecords } from './merged-records.tsx';
import { t } from './messages.ts';
import { OppositionBanner, StanceSection } from './stance-section.tsx';
import './companies.css';

/** One company: who it is, who to call, what it lives here. No « save »: what is typed is written. */
export function CompanyScreen({ store, doc }: { store: Store; doc: DocId }) {
  // Of a company of several records the page of any is the page of the one that lists show.
  const record = useRecord(store, store.identities.value.of(doc));
  const back = { href: href.companies(), label: t().back };
  if (record === undefined)
    return (
      <Page title={store.cards.company.value.get(doc)?.name || t().loadingTitle} back={back}>
        <Skeleton kind="text" lines={6} />
      </Page>
    );
  if (record === null)
    return (
      <Page title={t().loadingTitle} back={back}>
        <EmptyState
          title={t().absentTitle}
          icon="building-2"
          action={
            <LinkButton href={href.companies()} icon="building-2">
              {t().toList}
            </LinkButton>
          }
        >
          {t().absentText}
        </EmptyState>
      </Page>
    );
  return <Company store={store} record={record} />;
}

function Company({ store, record }: { store: Store; record: OpenRecord }) {
  const company = readCompany(record.view.value);
  const card = store.cards.company.value.get(record.doc);
  const kicker = [placeOf(company), company.sector && labelOf(t().sectors, company.sector)].filter(Boolean);
  return (
    <Page
      title={company.name || t().unnamed}
      kicker={kicker.join(' · ')}
      back={{ href: href.companies(), label: t().back }}
      badges={
        <>
          {card && <CompanyBadges card={card} unsent={false} today={dayAt(store.now())} />}
          <RecordMarks store={store} record={record} />
        </>
      }
      actions={mayWrite(store) && <OpenDossierButton store={store} doc={record.doc} />}
      aside={
        <div class="c-stack c-stack--loose">
          <DossiersSection store={store} doc={record.doc} />
          <TakesPartSection store={store} doc={record.doc} />
          <AmbassadorSection store={store} record={record} />
          <StanceSection store={store} record={record} />
        </div>
      }
    >
      <OppositionBanner record={record} />
      <MergedRecords store={store} record={record} />
      <LikelyTwins store={store} doc={record.doc} />
      <CompanyIdentity store={store} record={record} />
      <ContactsSection store={store} record={record} />
      <LinksSection store={store} record={record} />
      <SharedTopics store={store} company={record.doc} hrefOf={href} />
      <Notes store={store} record={record} />
    </Page>
  );
}

function Notes({ store, record }: { store: Store; record: OpenRecord }) {
  return (
    <div>
      <BoundProse
        store={store}
        record={record}
        field="notes"
        label={t().notes}
        hint={t().notesHint}
        rows={4}
        readOnly={!mayWrite(store)}
      />
    </div>
  );
}
