import { companyName, companyOptions, companyPlace } from '#binding/company/company-words.ts';
import { mayWrite } from '#binding/rights.ts';
import { RowContest } from '#binding/row-contest.tsx';
import { BoundArea, BoundChoice } from '#binding/bound-fields.tsx';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { POSITIONS, putMember, readStake, type StakeMember } from '#domain/collective/stake.ts';
import type { DocId } from '#domain/ids.ts';
import { removeRow } from '#domain/record/rows.ts';
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

interface Props {
  store: Store;
  record: OpenRecord;
}

/** Who takes part in a stake, how far each goes, and what each keeps for itself. */
export function StakeMembers({ store, record }: Props) {
  const words = t();
  const { members } = readStake(record.view.value);
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
      <Combobox
        label={words.addMember}
        hint={words.addMemberHint}
        value={null}
        search={(query) => companyOptions(store, query, present)}
        noMatch={words.noCompanyFound}
        onChange={(company) => company && add(company as DocId)}
      />
    </Section>
  );
}

function Member({ store, record, member }: Props & { member: StakeMember }) {
  const words = t();
  const { company } = member;
  const key = `member/${company}`;
  const name = companyName(store, company);
  const remove = (): void => {
    void record.edit((draft) => removeRow(draft, 'member', company));
    showToast({
      text: words.removed(name),
      undo: () => void record.edit((draft) => draft.set(`${key}/gone`, false)),
    });
  };
  return (
    <Row
      title={<a href={href.company(company)}>{name}</a>}
      meta={[companyPlace(store, company), member.named ? words.namedYes : words.namedNo].filter(Boolean).join(' · ')}
      badges={<Badge tone={member.position === 'non' ? 'plain' : 'strong'}>{words.positions[member.position]}</Badge>}
    >
      <RowContest store={store} record={record} list="member" id={company} label={name} />
      <Disclosure title={words.editMember}>
        <div class="c-stack c-stack--loose">
          <BoundChoice
            store={store}
            record={record}
            field={`${key}/position`}
            label={words.position}
            options={POSITIONS.map((value) => ({
              value,
              label: words.positions[value],
              hint: words.positionHints[value],
            }))}
            value={member.position}
          />
          {mayWrite(store) && (
            <BoundArea
              store={store}
              record={record}
              field={`${key}/limits`}
              label={words.limits}
              hint={words.limitsHint}
            />
          )}
          <CheckField
            label={words.named}
            checked={member.named}
            onChange={(named) => void record.edit((draft) => draft.set(`${key}/named`, named))}
          />
          <FieldConflict store={store} record={record} field={`${key}/named`} label={words.named} />
          <div>
            <Button icon="minus" onClick={remove}>
              {words.remove}
            </Button>
          </div>
        </div>
      </Disclosure>
    </Row>
  );
}
