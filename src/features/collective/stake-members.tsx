import { companyName, companyNameIn, companyOptions, companyPlace } from '#binding/company/company-words.ts';
import { mayWrite } from '#binding/rights.ts';
import { RowContest } from '#binding/row-contest.tsx';
import { BoundArea, BoundChoice, BoundDay, BoundText } from '#binding/bound-fields.tsx';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { membersOfOne, type OneMember } from '#domain/collective/one-member.ts';
import {
  nameMember,
  type Position,
  POSITIONS,
  putMember,
  readStake,
  type StakeMember,
} from '#domain/collective/stake.ts';
import { dayAt } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import { removeRow } from '#domain/record/rows.ts';
import { formatDay } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { CheckField } from '#ui/check-field.tsx';
import { Combobox } from '#ui/combobox.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import { OneCompanyChoice } from './one-company-choice.tsx';

interface Props {
  store: Store;
  record: OpenRecord;
}

/** Who takes part in a stake, how far each goes, and what each keeps for itself. */
export function StakeMembers({ store, record }: Props) {
  const words = t();
  const members = membersOfOne(readStake(record.view.value).members, store.identities.value.of);
  const present = new Set(members.map(({ company }) => company));
  const add = (company: DocId): void => {
    void record.edit((draft) => putMember(draft, company, { named: false }, store.now()));
    showToast({ text: words.added(companyName(store, company)) });
  };
  return (
    <Section title={words.members} lead={words.membersLead}>
      {members.length === 0 ? (
        <p class="c-soft">{words.membersNone}</p>
      ) : (
        <RowList label={words.members}>
          {members.map((member) => (
            <Member key={member.company} store={store} record={record} member={member} />
          ))}
        </RowList>
      )}
      {mayWrite(store) && (
        <Combobox
          label={words.addMember}
          hint={words.addMemberHint}
          value={null}
          search={(query) => companyOptions(store, query, present)}
          noMatch={words.noCompanyFound}
          onChange={(company) => company && add(company as DocId)}
        />
      )}
    </Section>
  );
}

interface MemberProps extends Props {
  member: OneMember;
}

function Member({ store, record, member }: MemberProps) {
  const words = t();
  const { company } = member;
  const rows = member.rows.map((row) => row.company);
  const shown = mayWrite(store) || member.named || member.erased;
  const place = companyPlace(store, company);
  const name = shown ? companyNameIn(store, member) : words.unnamedMember(place);
  const remove = (): void => {
    void record.edit((draft) => rows.forEach((row) => removeRow(draft, 'member', row)));
    showToast({
      text: words.removed(name),
      undo: () => void record.edit((draft) => rows.forEach((row) => draft.set(`member/${row}/gone`, false))),
    });
  };
  const removal = (
    <Button icon="minus" onClick={remove}>
      {words.remove}
    </Button>
  );
  return (
    <Row
      title={shown && !member.erased ? <a href={href.company(company)}>{name}</a> : name}
      meta={member.erased ? '' : [shown && place, consentWords(member)].filter(Boolean).join(' · ')}
      action={member.erased && mayWrite(store) ? removal : undefined}
      badges={<Badge tone={member.position === 'non' ? 'plain' : 'strong'}>{words.positions[member.position]}</Badge>}
    >
      {rows.map((row) => (
        <RowContest key={row} store={store} record={record} list="member" id={row} label={name} />
      ))}
      {mayWrite(store) && !member.erased && (
        <>
          <OneCompanyChoice
            store={store}
            record={record}
            title={words.position}
            rows={rows}
            keyOf={(row) => `member/${row}/position`}
            words={(value) => words.positions[value as Position] ?? String(value)}
          />
          <Disclosure title={words.editMember}>
            <MemberForm store={store} record={record} member={member} />
            <div>{removal}</div>
          </Disclosure>
        </>
      )}
    </Row>
  );
}

/** Of a company of several records each row keeps its own words; agreeing to be named is for all of them. */
function MemberForm({ store, record, member }: MemberProps) {
  const words = t();
  const nameOf = (row: DocId): string => store.companyRecords.value.get(row)?.name ?? '';
  return (
    <div class="c-stack c-stack--loose">
      {member.rows.map(({ company: row, position }) => {
        const name = member.rows.length > 1 ? nameOf(row) : '';
        return (
          <div key={row} class="c-stack c-stack--loose">
            <BoundChoice
              store={store}
              record={record}
              field={`member/${row}/position`}
              label={words.ofRecord(words.position, name)}
              options={POSITIONS.map((value) => ({
                value,
                label: words.positions[value],
                hint: words.positionHints[value],
              }))}
              value={position}
            />
            <BoundArea
              store={store}
              record={record}
              field={`member/${row}/limits`}
              label={words.ofRecord(words.limits, name)}
              hint={words.limitsHint}
            />
          </div>
        );
      })}
      <Consent store={store} record={record} member={member} />
    </div>
  );
}

function consentWords({ named, namedOn, namedBy }: StakeMember): string {
  const words = t();
  if (!named) return words.namedNo;
  if (namedOn && namedBy) return words.namedByOn(namedBy, formatDay(namedOn));
  if (namedOn) return words.namedSince(formatDay(namedOn));
  return words.namedYes;
}

/** Who agreed to be named to the group, and when: without it the group hears « une entreprise de … ». */
function Consent({ store, record, member }: MemberProps) {
  const words = t();
  const { company, named, rows } = member;
  const key = `member/${company}`;
  const change = (agreed: boolean): void => {
    void record.edit((draft) => {
      for (const row of rows) {
        nameMember(draft, row.company, agreed ? { on: dayAt(store.now()), by: row.namedBy } : null);
      }
    });
    if (agreed) return;
    showToast({
      text: words.consentTaken(companyName(store, company)),
      undo: () =>
        void record.edit((draft) => {
          for (const { company: row, namedOn, namedBy } of rows.filter((one) => one.named)) {
            nameMember(draft, row, { on: namedOn ?? dayAt(store.now()), by: namedBy });
          }
        }),
    });
  };
  return (
    <>
      <CheckField label={words.named} hint={words.namedHint} checked={named} onChange={change} />
      {rows.map((row) => (
        <FieldConflict
          key={row.company}
          store={store}
          record={record}
          field={`member/${row.company}/named`}
          label={words.named}
        />
      ))}
      {named && (
        <div class="stake-consent">
          <BoundDay store={store} record={record} field={`${key}/namedOn`} label={words.namedOn} />
          <BoundText store={store} record={record} field={`${key}/namedBy`} label={words.namedBy} />
        </div>
      )}
    </>
  );
}
