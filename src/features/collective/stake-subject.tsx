// What a stake is about, where the idea came from, and whether it may leave the team.
import { BoundArea, BoundText } from '#binding/bound-fields.tsx';
import { partnerName } from '#binding/company/company-words.ts';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { topicName, topicsOf } from '#binding/topic-words.ts';
import { readStake, STAKE_ORIGINS } from '#domain/collective/stake.ts';
import type { DocId } from '#domain/ids.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { CheckField } from '#ui/check-field.tsx';
import { Section } from '#ui/section.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { t } from './messages.ts';

interface Props {
  store: Store;
  record: OpenRecord;
}

/** Partners by name, for a choice; one that is chosen stays in the list. */
export function partnerOptions(store: Store, chosen: DocId | null) {
  const partners = [...store.cards.partner.value.values()]
    .filter(({ doc, withdrawn }) => !withdrawn || doc === chosen)
    .map(({ doc }) => ({ value: doc, label: partnerName(store, doc) }));
  const absent = chosen && !partners.some(({ value }) => value === chosen);
  return [...partners, ...(absent ? [{ value: chosen, label: partnerName(store, chosen) }] : [])].sort((a, b) =>
    a.label.localeCompare(b.label, 'fr'),
  );
}

export function StakeSubject({ store, record }: Props) {
  const words = t();
  const stake = readStake(record.view.value);
  const bound = { store, record };
  return (
    <Section title={words.subject}>
      <BoundText {...bound} field="title" label={words.stakeTitle} hint={words.stakeTitleHint} required />
      <Topic {...bound} />
      <BoundArea {...bound} field="description" label={words.description} />
      <Origin {...bound} />
      <CheckField
        label={words.confidentialSwitch}
        hint={words.confidentialHint}
        checked={stake.confidential}
        onChange={(confidential) => void record.edit((draft) => draft.set('confidential', confidential))}
      />
      <FieldConflict {...bound} field="confidential" label={words.confidentialSwitch} />
    </Section>
  );
}

function Topic({ store, record }: Props) {
  const words = t();
  const { topic } = readStake(record.view.value);
  const known = topicsOf(store);
  // A topic of an older or newer grid stays chosen and visible.
  const topics =
    topic === '' || known.some(({ value }) => value === topic)
      ? known
      : [...known, { value: topic, label: topicName(store, topic) }];
  return (
    <SelectField
      label={words.topic}
      placeholder={words.topicNone}
      value={topic}
      options={topics}
      onChange={(next) => void record.edit((draft) => draft.set('topic', next))}
      below={
        <FieldConflict
          store={store}
          record={record}
          field="topic"
          label={words.topic}
          words={(value) => (typeof value === 'string' && value ? topicName(store, value) : words.topicNone)}
        />
      }
    />
  );
}

function Origin({ store, record }: Props) {
  const words = t();
  const { origin, partner } = readStake(record.view.value);
  const bound = { store, record };
  return (
    <>
      <SelectField
        label={words.origin}
        placeholder={false}
        value={origin}
        options={STAKE_ORIGINS.map((value) => ({ value, label: words.origins[value] }))}
        onChange={(next) => void record.edit((draft) => draft.set('origin', next))}
        below={
          <FieldConflict
            {...bound}
            field="origin"
            label={words.origin}
            words={(value) => words.origins[value as keyof typeof words.origins] ?? String(value)}
          />
        }
      />
      {origin === 'partenaire' && (
        <SelectField
          label={words.partner}
          hint={words.partnerHint}
          placeholder={words.partnerNone}
          value={partner ?? ''}
          options={partnerOptions(store, partner)}
          onChange={(next) => void record.edit((draft) => draft.set('partner', next || null))}
          below={
            <FieldConflict
              {...bound}
              field="partner"
              label={words.partner}
              words={(value) => (typeof value === 'string' ? partnerName(store, value as DocId) : '')}
            />
          }
        />
      )}
    </>
  );
}
