import { useEffect, useState } from 'preact/hooks';
import { BoundEuros } from '#binding/bound-fields.tsx';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { mayWrite } from '#binding/rights.ts';
import { RowContest } from '#binding/row-contest.tsx';
import { findProgrammes, loadCatalogue, programmeOf } from '#domain/aids/catalogue.ts';
import type { Catalogue } from '#domain/aids/programme.ts';
import { addFunding, FUNDING_STATES, type Funding } from '#domain/collective/budget.ts';
import { dayAt } from '#domain/day.ts';
import { removeRow } from '#domain/record/rows.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { Combobox } from '#ui/combobox.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';

interface Props {
  store: Store;
  record: OpenRecord;
}

/** The catalogue of aids; null while it is fetched, which needs no network once the app was installed. */
function useCatalogue(): Catalogue | null {
  const [catalogue, setCatalogue] = useState<Catalogue | null>(null);
  useEffect(() => void loadCatalogue().then(setCatalogue), []);
  return catalogue;
}

/** Aids thought of, asked for, granted: each keeps the programme as it stood when it was chosen. */
export function ActionFundings({ store, record, fundings }: Props & { fundings: readonly Funding[] }) {
  const words = t();
  const catalogue = useCatalogue();
  const add = (programme: string, name: string, version: string): void => {
    void record.edit((draft) => {
      const input = { programme, programmeName: name, programmeVersion: version, state: 'evoquee' as const };
      addFunding(draft, { ...input, asked: null, obtained: null }, store.now());
    });
  };
  const choose = (id: string): void => {
    const programme = catalogue && programmeOf(catalogue, id);
    if (programme) add(id, programme.name, programme.check.date);
  };
  const today = dayAt(store.now());
  const search = (query: string) =>
    (catalogue ? findProgrammes(catalogue, { query }, today) : [])
      .slice(0, 20)
      .map(({ id, name, body }) => ({ value: id, label: name, detail: body }));
  return (
    <div class="c-stack">
      <h3>{words.fundings}</h3>
      <p class="c-small c-soft">{words.fundingsLead}</p>
      {fundings.length > 0 && (
        <ul class="c-plain actions-lines" aria-label={words.fundings}>
          {fundings.map((funding) => (
            <FundingLine key={funding.id} {...{ store, record, funding, catalogue }} />
          ))}
        </ul>
      )}
      {mayWrite(store) && (
        <Combobox
          label={words.addFunding}
          hint={words.addFundingHint}
          value={null}
          search={search}
          create={{ label: words.addOtherFunding, onCreate: (name) => add('', name, '') }}
          noMatch={words.noAidFound}
          onChange={(id) => id && choose(id)}
        />
      )}
    </div>
  );
}

/** The catalogue says something else today than when the aid was chosen. */
function hasChanged(funding: Funding, catalogue: Catalogue | null): boolean {
  if (!catalogue || funding.programme === '') return false;
  const programme = programmeOf(catalogue, funding.programme);
  return programme === null || programme.check.date !== funding.programmeVersion;
}

function FundingLine(props: Props & { funding: Funding; catalogue: Catalogue | null }) {
  const words = t();
  const { store, record, funding } = props;
  const bound = { store, record };
  const key = (field: string): string => `funding/${funding.id}/${field}`;
  const name = funding.programmeName || words.otherFunding;
  const remove = (): void => {
    void record.edit((draft) => removeRow(draft, 'funding', funding.id));
    showToast({ text: words.removed(name), undo: () => void record.edit((draft) => draft.set(key('gone'), false)) });
  };
  return (
    <li class="actions-line">
      <div class="actions-line__name">
        {funding.programme ? <a href={href.aid(funding.programme)}>{name}</a> : name}
        {funding.programmeVersion && <span class="c-small c-soft">{words.cardOf(funding.programmeVersion)}</span>}
        {hasChanged(funding, props.catalogue) && <span class="c-small">{words.cardChanged}</span>}
      </div>
      <RowContest {...bound} list="funding" id={funding.id} label={name} />
      <SelectField
        label={words.state}
        placeholder={false}
        value={funding.state}
        options={FUNDING_STATES.map((value) => ({ value, label: words.fundingStates[value] }))}
        onChange={(state) => void record.edit((draft) => draft.set(key('state'), state))}
        below={
          <FieldConflict
            {...bound}
            field={key('state')}
            label={words.state}
            words={(value) => (words.fundingStates as Readonly<Record<string, string>>)[String(value)] ?? String(value)}
          />
        }
      />
      <BoundEuros {...bound} field={key('asked')} label={words.asked} />
      <BoundEuros {...bound} field={key('obtained')} label={words.obtained} />
      {mayWrite(store) && (
        <Button variant="plain" icon="minus" onClick={remove} aria-label={`${words.remove} ${name}`}>
          {words.remove}
        </Button>
      )}
    </li>
  );
}
