// Inputs tied to one field of an open record: what is typed is written by itself, other answers are shown below.
import type { ComponentChildren } from 'preact';
import { isDay, isPlausibleDay } from '#domain/day.ts';
import type { Json } from '#domain/json.ts';
import type { Written } from '#domain/record/record.ts';
import { formatDay, formatMoment } from '#i18n/format.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { ConflictChoice } from '#ui/conflict-choice.tsx';
import { DateField } from '#ui/date-field.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { TextField } from '#ui/text-field.tsx';
import { t } from './messages.ts';
import { useBuffer } from './use-record.ts';

export interface Bound {
  store: Store;
  record: OpenRecord;
  /** The key in the record: `place`, `present/<row>/name`. */
  field: string;
  label: string;
  hint?: ComponentChildren;
  error?: string | null;
  /** The title of the section says it already. */
  hideLabel?: boolean;
}

/** The person behind a value, else the device. */
function whoOf(store: Pick<Store, 'nameOf' | 'device'>, { tag }: Pick<Written, 'tag'>): string {
  const name = store.nameOf(tag);
  if (name) return name;
  return tag.split('.')[0] === store.device.value.tag ? t().thisDevice : t().otherDevice;
}

const shown = (value: Json): string => {
  if (value === null || value === '') return t().emptied;
  if (typeof value === 'boolean') return value ? t().yes : t().no;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
};

interface ConflictProps extends Pick<Bound, 'store' | 'record' | 'field' | 'label'> {
  /** The words for a stored value. */
  words?: (value: Json) => string;
}

/** The answers written apart, until somebody keeps one; nothing when there is one answer. */
export function FieldConflict({ store, record, field, label, words = shown }: ConflictProps) {
  const register = record.view.value.fields.get(field);
  if (!register || register.others.length === 0) return null;
  const written = [register, ...register.others];
  return (
    <ConflictChoice
      title={label}
      options={written.map((one, index) => ({
        value: String(index),
        label: words(one.value),
        who: whoOf(store, one),
        when: formatMoment(one.at),
        current: index === 0,
      }))}
      onChoose={(index) => {
        const kept = written[Number(index)];
        if (kept) void record.edit((draft) => draft.set(field, kept.value));
      }}
    />
  );
}

export function BoundText(props: Bound & { required?: boolean }) {
  const { store, record, field } = props;
  const buffer = useBuffer(record, field, () => store.field(record, field));
  return (
    <TextField
      label={props.label}
      hint={props.hint}
      error={props.error}
      required={props.required}
      autoCapitalize="sentences"
      value={buffer.text.value}
      onInput={buffer.input}
      onBlur={() => void buffer.flush()}
      below={<FieldConflict {...props} />}
    />
  );
}

/** Shared prose: two people may write in it at once. */
export function BoundProse(props: Omit<Bound, 'error'> & { rows?: number }) {
  const { store, record, field } = props;
  const buffer = useBuffer(record, `text ${field}`, () => store.prose(record, field));
  return (
    <TextArea
      label={props.label}
      hint={props.hint}
      hideLabel={props.hideLabel}
      rows={props.rows ?? 5}
      value={buffer.text.value}
      onInput={buffer.input}
      onBlur={() => void buffer.flush()}
    />
  );
}

const parseDay = (text: string): Json | undefined => (text === '' ? null : isPlausibleDay(text) ? text : undefined);

const dayWords = (value: Json): string => (isDay(value) ? formatDay(value) : shown(value));

/** A day; an impossible one stays on screen with a sentence and is not stored. */
export function BoundDay(props: Bound) {
  const { store, record, field } = props;
  const buffer = useBuffer(record, field, () => store.field(record, field, { parse: parseDay }));
  const text = buffer.text.value;
  return (
    <DateField
      label={props.label}
      hint={props.hint}
      error={parseDay(text) === undefined ? t().dayImpossible : props.error}
      value={text}
      onInput={buffer.input}
      onBlur={() => void buffer.flush()}
      below={<FieldConflict {...props} words={dayWords} />}
    />
  );
}
