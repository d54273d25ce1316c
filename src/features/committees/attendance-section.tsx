import { RowContest } from '#binding/row-contest.tsx';
import { useRef, useState } from 'preact/hooks';
import { BoundText } from '#binding/bound-fields.tsx';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { addAttendee, readSession, type Attendee } from '#domain/committee/session.ts';
import { removeRow } from '#domain/record/rows.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { CheckField } from '#ui/check-field.tsx';
import { Section } from '#ui/section.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';

interface Props {
  store: Store;
  record: OpenRecord;
}

/** Who was expected and who came; each line can be corrected in place. */
export function AttendanceSection({ store, record }: Props) {
  const words = t();
  const { attendees } = readSession(record.view.value);
  return (
    <Section title={words.attendance} lead={words.attendanceLead}>
      {attendees.length === 0 ? (
        <p class="c-soft">{words.attendanceNone}</p>
      ) : (
        <ul class="c-plain committees-people" aria-label={words.attendance}>
          {attendees.map((attendee) => (
            <Person key={attendee.id} store={store} record={record} attendee={attendee} />
          ))}
        </ul>
      )}
      <NewPerson store={store} record={record} />
    </Section>
  );
}

function Person({ store, record, attendee }: Props & { attendee: Attendee }) {
  const words = t();
  const key = `present/${attendee.id}`;
  const remove = (): void => {
    void record.edit((draft) => removeRow(draft, 'present', attendee.id));
    showToast({
      text: words.removed(attendee.name),
      undo: () => void record.edit((draft) => draft.set(`${key}/gone`, false)),
    });
  };
  return (
    <li class="committees-person">
      <BoundText store={store} record={record} field={`${key}/name`} label={words.personName} />
      <BoundText store={store} record={record} field={`${key}/body`} label={words.personBody} />
      <CheckField
        label={words.isPresent}
        checked={attendee.present}
        onChange={(present) => void record.edit((draft) => draft.set(`${key}/present`, present))}
      />
      <Button variant="plain" icon="minus" aria-label={`${words.remove} ${attendee.name}`} onClick={remove}>
        {words.remove}
      </Button>
      <RowContest store={store} record={record} list="present" id={attendee.id} label={attendee.name} />
      <FieldConflict store={store} record={record} field={`${key}/present`} label={words.isPresent} />
    </li>
  );
}

function NewPerson({ store, record }: Props) {
  const words = t();
  const [name, setName] = useState('');
  const [body, setBody] = useState('');
  const [asked, setAsked] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const add = (): void => {
    setAsked(name.trim() === '');
    if (name.trim() === '') return;
    void record.edit(
      (draft) => void addAttendee(draft, { name: name.trim(), body: body.trim(), present: true }, store.now()),
    );
    setName('');
    setBody('');
    box.current?.focus();
  };
  return (
    <div class="committees-new">
      <TextField
        label={words.personName}
        value={name}
        onInput={setName}
        onEnter={add}
        error={asked && name.trim() === '' && words.nameRequired}
        autoCapitalize="words"
        inputRef={box}
      />
      <TextField
        label={words.personBody}
        value={body}
        onInput={setBody}
        onEnter={add}
        placeholder={words.personBodyHint}
        enterKeyHint="done"
      />
      <Button icon="user-plus" onClick={add}>
        {words.addPerson}
      </Button>
    </div>
  );
}
