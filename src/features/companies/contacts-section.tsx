import { useState } from 'preact/hooks';
import { RowContest } from '#binding/row-contest.tsx';
import { useBuffers } from '#binding/use-buffer.ts';
import { addContact, isEmail, isPhone } from '#domain/company/company-form.ts';
import { readCompany, type Contact } from '#domain/company/company.ts';
import { removeRow } from '#domain/record/rows.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toast.tsx';
import { mayWrite } from './companies-model.ts';
import { CompanyConflict } from './company-conflict.tsx';
import { labelOf, optionsOf } from './company-words.ts';
import { t } from './messages.ts';

interface Props {
  store: Store;
  record: OpenRecord;
}

/** The people of the company; a row is edited in place, taken off with a way back. */
export function ContactsSection({ store, record, title, level }: Props & { title?: string; level?: 2 | 3 }) {
  const writable = mayWrite(store);
  const [open, setOpen] = useState<string | null>(null);
  const { contacts } = readCompany(record.view.value);
  const add = async (): Promise<void> => {
    let row = '';
    const role = contacts.length === 0 ? 'dirigeant' : 'autre';
    await record.edit((draft) => {
      row = addContact(draft, { name: '', role, phone: '', email: '', note: '' }, store.now());
    });
    setOpen(row);
  };
  return (
    <Section
      title={title ?? t().contacts}
      level={level}
      actions={
        writable && (
          <Button icon="user-plus" onClick={() => void add()}>
            {t().addContact}
          </Button>
        )
      }
    >
      {contacts.length === 0 ? (
        <p class="c-soft">{t().noContactRow}</p>
      ) : (
        <RowList label={title ?? t().contacts}>
          {contacts.map((contact) => (
            <ContactRow
              key={contact.id}
              store={store}
              record={record}
              contact={contact}
              writable={writable}
              open={open === contact.id}
              onToggle={() => setOpen(open === contact.id ? null : contact.id)}
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}

interface ContactRowProps extends Props {
  contact: Contact;
  writable: boolean;
  open: boolean;
  onToggle: () => void;
}

function ContactRow(props: ContactRowProps) {
  const { store, record, contact, open, writable } = props;
  const name = contact.name || t().contactUnnamed;
  const meta = [labelOf(t().roles, contact.role), contact.phone, contact.email, contact.note].filter(Boolean);
  return (
    <Row
      icon="user"
      title={name}
      meta={open ? labelOf(t().roles, contact.role) : meta.join(' · ')}
      action={
        writable && (
          <Button icon={open ? 'check' : 'pencil'} variant="plain" aria-expanded={open} onClick={props.onToggle}>
            {open ? t().close : t().modify}
            <span class="c-hidden"> {name}</span>
          </Button>
        )
      }
    >
      <RowContest store={store} record={record} list="contact" id={contact.id} label={name} />
      {open ? (
        <ContactFields store={store} record={record} contact={contact} />
      ) : (
        inConflict(record, contact) && <ContactConflicts store={store} record={record} contact={contact} />
      )}
    </Row>
  );
}

const TEXTS = ['name', 'phone', 'email', 'note'] as const;

const labelsOf = (): Record<(typeof TEXTS)[number] | 'role', string> => ({
  name: t().contactName,
  role: t().contactRole,
  phone: t().fields.phone,
  email: t().fields.email,
  note: t().contactNote,
});

/** Two people may each have two numbers: the name tells them apart. */
const titleOf = (label: string, { name }: Contact): string => `${label} (${name || t().contactUnnamed})`;

const inConflict = ({ view }: OpenRecord, { id }: Contact): boolean =>
  [...TEXTS, 'role'].some((field) => (view.value.fields.get(`contact/${id}/${field}`)?.others.length ?? 0) > 0);

function ContactConflicts({ store, record, contact }: Props & { contact: Contact }) {
  const labels = labelsOf();
  return (
    <>
      {([...TEXTS, 'role'] as const).map((field) => (
        <CompanyConflict
          key={field}
          store={store}
          record={record}
          field={`contact/${contact.id}/${field}`}
          label={titleOf(labels[field], contact)}
        />
      ))}
    </>
  );
}

function ContactFields({ store, record, contact }: Props & { contact: Contact }) {
  const key = (field: string): string => `contact/${contact.id}/${field}`;
  const buffers = useBuffers(record, () => ({
    name: store.field(record, key('name')),
    phone: store.field(record, key('phone')),
    email: store.field(record, key('email')),
    note: store.field(record, key('note')),
  }));
  const labels = labelsOf();
  const bind = (field: (typeof TEXTS)[number]) => ({
    label: labels[field],
    value: buffers[field].text.value,
    onInput: buffers[field].input,
    onBlur: () => void buffers[field].flush(),
    below: <CompanyConflict store={store} record={record} field={key(field)} label={titleOf(labels[field], contact)} />,
  });
  const remove = (): void => {
    void record.edit((draft) => removeRow(draft, 'contact', contact.id));
    showToast({
      text: t().contactRemoved(contact.name || t().contactUnnamed),
      undo: () => void record.edit((draft) => draft.set(key('gone'), false)),
    });
  };
  const { phone, email } = contact;
  return (
    <div class="companies-edit">
      <TextField {...bind('name')} autoCapitalize="words" spellcheck={false} />
      <SelectField
        label={labels.role}
        value={contact.role}
        options={optionsOf(t().roles)}
        placeholder={false}
        onChange={(role) => void record.edit((draft) => draft.set(key('role'), role))}
        below={
          <CompanyConflict store={store} record={record} field={key('role')} label={titleOf(labels.role, contact)} />
        }
      />
      <TextField
        {...bind('phone')}
        type="tel"
        inputMode="tel"
        error={phone !== '' && !isPhone(phone) && t().problems['phone-shape']}
      />
      <TextField
        {...bind('email')}
        type="email"
        inputMode="email"
        autoCapitalize="off"
        error={email !== '' && !isEmail(email) && t().problems['email-shape']}
      />
      <TextField {...bind('note')} hint={t().contactNoteHint} autoCapitalize="sentences" enterKeyHint="done" />
      <div>
        <Button icon="trash-2" onClick={remove}>
          {t().remove}
        </Button>
      </div>
    </div>
  );
}
