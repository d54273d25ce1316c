import { useState } from 'preact/hooks';
import { BoundChoice } from '#binding/bound-fields.tsx';
import { FieldConflict, plainWords } from '#binding/field-conflict.tsx';
import { bodyName, optionsOf } from '#binding/partner/partner-words.ts';
import { p } from '#binding/partner/messages.ts';
import { mayWrite } from '#binding/rights.ts';
import { useField } from '#binding/use-buffer.ts';
import { isEmail, isPhone } from '#domain/company/company-form.ts';
import { readPartner } from '#domain/partner/partner.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Button, LinkButton } from '#ui/button.tsx';
import { Facts } from '#ui/facts.tsx';
import { Section } from '#ui/section.tsx';
import { TextField, type TextProps } from '#ui/text-field.tsx';
import { t } from './messages.ts';

interface Props {
  store: Store;
  record: OpenRecord;
}

const FIELDS = ['name', 'person', 'role', 'phone', 'email', 'website'] as const;
type WhoField = (typeof FIELDS)[number];

/** Who to reach: read at rest, edited in place. */
export function WhoSection({ store, record }: Props) {
  const [editing, setEditing] = useState(false);
  return (
    <Section
      title={t().who}
      actions={
        mayWrite(store) && (
          <Button icon={editing ? 'check' : 'pencil'} aria-expanded={editing} onClick={() => setEditing(!editing)}>
            {editing ? t().editDone : t().edit}
          </Button>
        )
      }
    >
      {editing ? <Edited store={store} record={record} /> : <Read store={store} record={record} />}
    </Section>
  );
}

function Read({ store, record }: Props) {
  const { person, role, phone, email, website, consent } = readPartner(record.view.value);
  const safe = /^https?:\/\//i.test(website) ? website : `https://${website}`;
  return (
    <>
      {FIELDS.map((field) => (
        <FieldConflict key={field} store={store} record={record} field={field} label={t()[field]} />
      ))}
      <FieldConflict
        store={store}
        record={record}
        field="body"
        label={t().body}
        words={(value) => (typeof value === 'string' ? bodyName(value) : plainWords(value))}
      />
      <Facts
        items={[
          { label: t().person, value: [person, role].filter(Boolean).join(', ') },
          { label: t().phone, value: phone },
          { label: t().email, value: email },
          {
            label: t().website,
            value: website && (
              <a href={safe} rel="noreferrer noopener" target="_blank">
                {website}
              </a>
            ),
          },
        ].filter(({ value }) => value !== '')}
      />
      {!consent.withdrawn && (phone !== '' || email !== '') && (
        <div class="c-cluster">
          {phone !== '' && (
            <LinkButton href={`tel:${phone}`} icon="phone" variant="primary">
              {t().call}
            </LinkButton>
          )}
          {email !== '' && (
            <LinkButton href={`mailto:${email}`} icon="mail">
              {t().write}
            </LinkButton>
          )}
        </div>
      )}
    </>
  );
}

const LOOKS: Readonly<Record<WhoField, Partial<TextProps>>> = {
  name: { autoCapitalize: 'sentences' },
  person: { autoCapitalize: 'words', spellcheck: false },
  role: { autoCapitalize: 'sentences' },
  phone: { type: 'tel', inputMode: 'tel' },
  email: { type: 'email', inputMode: 'email', autoCapitalize: 'off' },
  website: { inputMode: 'url', autoCapitalize: 'off' },
};

function problemOf(field: WhoField, text: string): string | null {
  if (text.trim() === '') return null;
  if (field === 'phone' && !isPhone(text)) return t().phoneShape;
  return field === 'email' && !isEmail(text.trim()) ? t().emailShape : null;
}

function Edited({ store, record }: Props) {
  const { body } = readPartner(record.view.value);
  return (
    <div class="partners-fields">
      {FIELDS.map((field) => (
        <WhoText key={field} store={store} record={record} field={field} />
      ))}
      <BoundChoice
        store={store}
        record={record}
        field="body"
        label={t().body}
        options={optionsOf(p().bodies)}
        value={body}
        layout="columns"
      />
    </div>
  );
}

function WhoText({ store, record, field }: Props & { field: WhoField }) {
  const buffer = useField(store, record, field);
  const [left, setLeft] = useState(true);
  return (
    <TextField
      {...LOOKS[field]}
      label={t()[field]}
      value={buffer.text.value}
      onInput={(text) => {
        setLeft(false);
        buffer.input(text);
      }}
      onBlur={() => {
        setLeft(true);
        void buffer.flush();
      }}
      error={left && problemOf(field, buffer.text.value)}
      below={<FieldConflict store={store} record={record} field={field} label={t()[field]} />}
    />
  );
}
