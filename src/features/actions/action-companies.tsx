import { Fragment } from 'preact';
import { companyNameIn, companyOptions, companyPlace } from '#binding/company/company-words.ts';
import { RowContest } from '#binding/row-contest.tsx';
import { BoundText } from '#binding/bound-fields.tsx';
import { companiesOfOne, putActionCompany, readAction, type OneActionCompany } from '#domain/collective/action.ts';
import type { DocId } from '#domain/ids.ts';
import { removeRow } from '#domain/record/rows.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { Combobox } from '#ui/combobox.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';

interface Props {
  store: Store;
  record: OpenRecord;
}

/** Who takes part in an action, and as what. */
export function ActionCompanies({ store, record }: Props) {
  const words = t();
  const { stake, ...action } = readAction(record.view.value);
  const { of } = store.identities.value;
  const companies = companiesOfOne(action.companies, of);
  const present = new Set(companies.map(({ company }) => of(company)));
  const members = (stake && store.cards.stake.value.get(stake)?.members) || [];
  const missing = members.filter(
    ({ company, position }) => !present.has(company) && position !== 'non' && position !== 'suivre',
  );
  const add = (docs: readonly DocId[]): void => {
    void record.edit((draft) => {
      for (const doc of docs) putActionCompany(draft, doc, '', store.now());
    });
  };
  return (
    <Section title={words.participants}>
      {companies.length === 0 ? (
        <p class="c-soft">{words.participantsNone}</p>
      ) : (
        <RowList label={words.participants}>
          {companies.map((one) => (
            <Participant key={one.company} store={store} record={record} one={one} />
          ))}
        </RowList>
      )}
      {missing.length > 0 && (
        <div>
          <Button icon="plus" onClick={() => add(missing.map(({ company }) => company))}>
            {`${words.addFromStake} (${missing.length})`}
          </Button>
        </div>
      )}
      <Combobox
        label={words.addMember}
        hint={words.addMemberHint}
        value={null}
        search={(query) => companyOptions(store, query, present)}
        noMatch={words.noCompanyFound}
        onChange={(company) => company && add([company as DocId])}
      />
    </Section>
  );
}

function Participant({ store, record, one }: Props & { one: OneActionCompany }) {
  const words = t();
  const name = companyNameIn(store, one);
  const rows = one.rows.map(({ company }) => company);
  const remove = (): void => {
    void record.edit((draft) => rows.forEach((row) => removeRow(draft, 'company', row)));
    showToast({
      text: words.removed(name),
      undo: () => void record.edit((draft) => rows.forEach((row) => draft.set(`company/${row}/gone`, false))),
    });
  };
  return (
    <Row
      title={one.erased ? name : <a href={href.company(one.company)}>{name}</a>}
      meta={companyPlace(store, one.company)}
      action={
        <Button variant="plain" icon="minus" onClick={remove} aria-label={`${words.remove} ${name}`}>
          {words.remove}
        </Button>
      }
    >
      {one.rows.map(({ company: row, erased }) => (
        <Fragment key={row}>
          <RowContest store={store} record={record} list="company" id={row} label={name} />
          {!erased && (
            <BoundText
              store={store}
              record={record}
              field={`company/${row}/role`}
              label={rows.length > 1 ? words.roleOf(store.companyRecords.value.get(row)?.name ?? name) : words.roleIn}
            />
          )}
        </Fragment>
      ))}
    </Row>
  );
}
