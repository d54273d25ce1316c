// Who is asked to the meetings of an action: persons of companies and partners, and others.
import { BoundText } from '#binding/bound-fields.tsx';
import { companyOptions } from '#binding/company/company-words.ts';
import { mayWrite } from '#binding/rights.ts';
import { RowContest } from '#binding/row-contest.tsx';
import { companiesOfOne, readAction } from '#domain/collective/action.ts';
import {
  addParticipant,
  distinctOf,
  everPresent,
  putInvited,
  readParticipants,
  type Participant,
} from '#domain/collective/attendance.ts';
import type { DocId } from '#domain/ids.ts';
import { removeRow } from '#domain/record/rows.ts';
import { fold } from '#domain/text/fold.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { Combobox, type ComboOption } from '#ui/combobox.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { participantFor, participantName } from './meeting-words.ts';
import { t } from './messages.ts';

interface Props {
  store: Store;
  record: OpenRecord;
}

export function ActionPeople({ store, record }: Props) {
  const words = t();
  const view = record.view.value;
  const participants = readParticipants(view);
  const { of } = store.identities.value;
  const invited = new Set(participants.flatMap(({ company }) => (company ? [of(company)] : [])));
  const missing = companiesOfOne(readAction(view).companies, of).filter(({ company }) => !invited.has(of(company)));
  const figures = distinctOf(participants, of);
  const came = distinctOf(everPresent(view), of);
  const inviteAll = (): void => {
    void record.edit((draft) => {
      for (const { company } of missing) {
        putInvited(draft, company, store.cards.company.value.get(company)?.head ?? '', store.now());
      }
    });
  };
  return (
    <Section title={words.people} lead={words.peopleLead}>
      {participants.length > 0 && (
        <p>
          {words.peopleCount(figures.persons, figures.companies, figures.partners)}
          {came.persons > 0 && ` ${words.peopleCame(came.persons, came.companies)}`}
        </p>
      )}
      {participants.length === 0 ? (
        <p class="c-soft">{words.peopleNone}</p>
      ) : (
        <fieldset class="actions-plain" disabled={!mayWrite(store)}>
          <ul class="c-plain actions-people" aria-label={words.people}>
            {participants.map((participant) => (
              <Person key={participant.id} store={store} record={record} participant={participant} />
            ))}
          </ul>
        </fieldset>
      )}
      {mayWrite(store) && (
        <>
          {missing.length > 0 && (
            <div>
              <Button icon="plus" onClick={inviteAll}>
                {words.inviteCompanies(missing.length)}
              </Button>
            </div>
          )}
          <AddPerson store={store} record={record} />
        </>
      )}
    </Section>
  );
}

const COMPANY = 'company ';
const PARTNER = 'partner ';

/** Companies first, then partners: what is typed and found nowhere is a person of their own. */
function whoOptions(store: Store, query: string): ComboOption[] {
  const companies = companyOptions(store, query, new Set()).map(({ value, label, detail }) => ({
    value: COMPANY + value,
    label,
    detail,
  }));
  const wanted = fold(query);
  const partners = [...store.cards.partner.value.values()]
    .filter(({ name }) => wanted !== '' && fold(name).includes(wanted))
    .map(({ doc, name }) => ({ value: PARTNER + doc, label: name, detail: t().partner }));
  return [...partners, ...companies].slice(0, 20);
}

/** Adds somebody by company, by partner or by name; also at the door. */
export function AddPerson({ store, record, onAdded }: Props & { onAdded?: (participant: string) => void }) {
  const words = t();
  const add = (input: Omit<Participant, 'id'>): void => {
    let id = '';
    void record
      .edit((draft) => {
        id = addParticipant(draft, input, store.now());
      })
      .then(() => onAdded?.(id));
    showToast({ text: words.added(participantName(store, { id: '', ...input })) });
  };
  const choose = (value: string): void => {
    const doc = value.slice(COMPANY.length) as DocId;
    if (value.startsWith(PARTNER)) add({ company: null, partner: doc, name: '' });
    else add({ company: doc, partner: null, name: store.cards.company.value.get(doc)?.head ?? '' });
  };
  return (
    <Combobox
      label={words.addPerson}
      hint={words.addPersonHint}
      value={null}
      search={(query) => whoOptions(store, query)}
      create={{
        label: words.addNamed,
        onCreate: (name) => add({ company: null, partner: null, name }),
      }}
      noMatch={words.noCompanyFound}
      onChange={(value) => value && choose(value)}
    />
  );
}

function Person({ store, record, participant }: Props & { participant: Participant }) {
  const words = t();
  const name = participantName(store, participant);
  const remove = (): void => {
    void record.edit((draft) => removeRow(draft, 'participant', participant.id));
    showToast({
      text: words.removed(name),
      undo: () => void record.edit((draft) => draft.set(`participant/${participant.id}/gone`, false)),
    });
  };
  return (
    <li class="actions-person">
      <RowContest store={store} record={record} list="participant" id={participant.id} label={name} />
      {participant.erased ? (
        <p>
          {name} <span class="c-soft">{participantFor(store, participant)}</span>
        </p>
      ) : (
        <BoundText
          store={store}
          record={record}
          field={`participant/${participant.id}/name`}
          label={participantFor(store, participant) || words.onTheirOwn}
        />
      )}
      {mayWrite(store) && (
        <Button variant="plain" icon="minus" onClick={remove} aria-label={`${words.remove} ${name}`}>
          {words.remove}
        </Button>
      )}
    </li>
  );
}
