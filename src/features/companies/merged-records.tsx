// A company of several records on its page: what differs is settled field by field, the rest of each record stands below.
import { RecordMarks } from '#binding/record-marks.tsx';
import { BoundProse } from '#binding/bound-fields.tsx';
import { useRecord } from '#binding/use-record.ts';
import { whoWrote } from '#binding/writer-words.ts';
import { readCompany } from '#domain/company/company.ts';
import { differencesOf, settle, unsettle, type Difference } from '#domain/company/differences.ts';
import type { DocId } from '#domain/ids.ts';
import { formatMoment } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ConflictChoice } from '#ui/conflict-choice.tsx';
import { Row, RowLink, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { AmbassadorSection } from './ambassador-section.tsx';
import { mayWrite } from './companies-model.ts';
import { valueText } from './company-words.ts';
import { ContactsSection } from './contacts-section.tsx';
import { d } from './duplicates-messages.ts';
import { separateWithUndo } from './separate-with-undo.ts';
import { t } from './messages.ts';
import { merge } from './same-company-acts.ts';
import { OppositionBanner, StanceSection } from './stance-section.tsx';

interface Props {
  store: Store;
  /** The record that lists show. */
  record: OpenRecord;
}

export function MergedRecords({ store, record }: Props) {
  const others = store.identities.value.group(record.doc).filter((doc) => doc !== record.doc);
  if (others.length === 0) return null;
  return (
    <>
      <Banner tone="info" icon="git-merge" title={d().records(others.length + 1)}>
        {d().recordsText}
      </Banner>
      {others.map((doc) => (
        <OtherRecord key={doc} store={store} record={record} doc={doc} />
      ))}
    </>
  );
}

function OtherRecord({ store, record, doc }: Props & { doc: DocId }) {
  const other = useRecord(store, doc);
  const name = store.companyRecords.value.get(doc)?.name || t().unnamed;
  return (
    <Section title={d().other(name)} framed actions={other && <RecordMarks store={store} record={other} />}>
      {other === null && <p class="c-soft">{d().otherAbsent}</p>}
      {other && <OppositionBanner record={other} />}
      {other && <Differences store={store} record={record} other={other} />}
      {other && <Rest store={store} record={other} />}
      {mayWrite(store) && <RecordActs store={store} record={record} doc={doc} name={name} />}
    </Section>
  );
}

function RecordActs({ store, record, doc, name }: Props & { doc: DocId; name: string }) {
  const show = async (): Promise<void> => {
    await merge(store, doc, record.doc);
    showToast({ text: d().shown(name), undo: () => void merge(store, record.doc, doc) });
  };
  return (
    <div class="c-cluster">
      <Button icon="eye" onClick={() => void show()}>
        {d().show}
      </Button>
      <Button icon="split" onClick={() => void separateWithUndo(store, doc)}>
        {d().separate}
      </Button>
    </div>
  );
}

function Differences({ store, record, other }: Props & { other: OpenRecord }) {
  const differences = differencesOf(record.view.value, other.view.value, other.doc);
  if (differences.length === 0) return <p class="c-soft">{d().noDifference}</p>;
  const missing = differences.filter((one) => one.missing);
  const different = differences.filter((one) => !one.missing);
  return (
    <Section title={d().differences} level={3}>
      {missing.length > 0 && <Missing store={store} record={record} other={other} missing={missing} />}
      <div class="companies-differences">
        {different.map((one) => (
          <OneDifference key={one.field} store={store} record={record} other={other} difference={one} />
        ))}
      </div>
    </Section>
  );
}

/** What the shown record leaves empty: taken over by one explicit act, all of it or a field at a time. */
function Missing({ store, record, other, missing }: Props & { other: OpenRecord; missing: readonly Difference[] }) {
  const writable = mayWrite(store);
  const take = (fields: readonly Difference[], leave: boolean): void => {
    void record.edit((draft) => {
      for (const one of fields) settle(draft, other.doc, one, leave ? one.here : one.there);
    });
    showToast({
      text: leave ? d().left(fields.length) : d().completed(fields.length),
      undo: () =>
        void record.edit((draft) => {
          for (const one of fields) unsettle(draft, other.doc, one);
        }),
    });
  };
  return (
    <>
      <p class="c-soft">{d().missing}</p>
      <RowList label={d().missing}>
        {missing.map((one) => (
          <Row
            key={one.field}
            title={valueText(one.field, one.there)}
            meta={t().fields[one.field]}
            action={
              writable && (
                <Button variant="plain" icon="check" onClick={() => take([one], false)}>
                  {d().take}
                  <span class="c-hidden"> {t().fields[one.field]}</span>
                </Button>
              )
            }
          />
        ))}
      </RowList>
      {writable && (
        <div class="c-cluster">
          <Button icon="check" onClick={() => take(missing, false)}>
            {d().takeAll(missing.length)}
          </Button>
          <Button variant="plain" icon="x" onClick={() => take(missing, true)}>
            {d().leaveAll}
          </Button>
        </div>
      )}
    </>
  );
}

function OneDifference(props: Props & { other: OpenRecord; difference: Difference }) {
  const { store, record, other, difference } = props;
  const { field, here, there } = difference;
  const label = t().fields[field];
  const sides = [
    { value: 'here', json: here, view: record.view.value, side: d().here, current: true },
    { value: 'there', json: there, view: other.view.value, side: d().there, current: false },
  ] as const;
  const choose = (side: string): void => {
    void record.edit((draft) => settle(draft, other.doc, difference, side === 'there' ? there : here));
    showToast({
      text: d().settled(label),
      undo: () => void record.edit((draft) => unsettle(draft, other.doc, difference)),
    });
  };
  if (!mayWrite(store)) {
    return (
      <p>
        <strong>{label}</strong> {sides.map(({ json }) => valueText(field, json)).join(' · ')}
      </p>
    );
  }
  return (
    <ConflictChoice
      title={label}
      options={sides.map(({ value, json, view, side, current }) => {
        const register = view.fields.get(field);
        const who = register ? whoWrote(store, register.tag) : '';
        return {
          value,
          label: valueText(field, json),
          who: [side(readCompany(view).name || t().unnamed), who].filter(Boolean).join(' · '),
          when: register ? formatMoment(register.at) : '',
          current,
        };
      })}
      onChoose={choose}
    />
  );
}

/** What of the other record is shown as it is: people, links, notes, agreements. */
function Rest({ store, record }: Props) {
  const company = readCompany(record.view.value);
  const { of } = store.identities.value;
  const links = company.links.filter(({ to }) => of(to) !== of(record.doc));
  return (
    <>
      {company.contacts.length > 0 && (
        <ContactsSection store={store} record={record} title={d().otherContacts} level={3} />
      )}
      {links.length > 0 && (
        <Section title={d().otherLinks} level={3}>
          <RowList label={d().otherLinks}>
            {links.map(({ id, to, type, note }) => (
              <RowLink
                key={id}
                icon="building-2"
                href={href.company(of(to))}
                title={store.cards.company.value.get(to)?.name || t().linkAbsent}
                meta={[t().linkTypes[type], note].filter(Boolean).join(' · ')}
              />
            ))}
          </RowList>
        </Section>
      )}
      {company.notes !== '' && (
        <BoundProse
          store={store}
          record={record}
          field="notes"
          label={d().otherNotes}
          rows={3}
          readOnly={!mayWrite(store)}
        />
      )}
      {company.ambassador && <AmbassadorSection store={store} record={record} />}
      {company.stance !== 'ok' && <StanceSection store={store} record={record} />}
    </>
  );
}
