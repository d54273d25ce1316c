import { BoundProse } from '#binding/bound-fields.tsx';
import { ActivitiesSection } from '#binding/partner/activities-section.tsx';
import { BroughtSection } from '#binding/partner/brought-section.tsx';
import { bodyName } from '#binding/partner/partner-words.ts';
import { RecordMarks } from '#binding/record-marks.tsx';
import { mayWrite } from '#binding/rights.ts';
import { useRecord } from '#binding/use-record.ts';
import type { DocId } from '#domain/ids.ts';
import { readPartner } from '#domain/partner/partner.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { ConsentSection } from './consent-section.tsx';
import { HandedSection } from './handed-section.tsx';
import { t } from './messages.ts';
import { BringsSection } from './partner-brings.tsx';
import { WhoSection } from './partner-who.tsx';
import './partners.css';

/** One partner: who to reach, what it brings, what it did. What is typed is written. */
export function PartnerScreen({ store, doc }: { store: Store; doc: DocId }) {
  const record = useRecord(store, doc);
  const back = { href: href.partners(), label: t().partners };
  if (record === undefined)
    return (
      <Page title={store.cards.partner.value.get(doc)?.name || t().loading} back={back}>
        <Skeleton kind="text" lines={6} />
      </Page>
    );
  if (record === null)
    return (
      <Page title={t().loading} back={back}>
        <EmptyState
          title={t().absentTitle}
          icon="handshake"
          action={
            <LinkButton href={href.partners()} icon="handshake">
              {t().toList}
            </LinkButton>
          }
        >
          {t().absentText}
        </EmptyState>
      </Page>
    );
  return <Partner store={store} record={record} />;
}

function Partner({ store, record }: { store: Store; record: OpenRecord }) {
  const partner = readPartner(record.view.value);
  return (
    <Page
      title={partner.name || t().unnamed}
      kicker={bodyName(partner.body)}
      back={{ href: href.partners(), label: t().partners }}
      badges={<RecordMarks store={store} record={record} />}
      aside={
        <div class="c-stack c-stack--loose">
          <ConsentSection store={store} record={record} />
          <HandedSection store={store} doc={record.doc} />
          <BroughtSection store={store} doc={record.doc} hrefOf={href.company} />
        </div>
      }
    >
      <WhoSection store={store} record={record} />
      <BringsSection store={store} record={record} />
      <ActivitiesSection store={store} record={record} />
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
    </Page>
  );
}
