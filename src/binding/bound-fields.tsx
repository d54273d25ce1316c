// Inputs tied to one field of an open record: what is typed is written by itself, other answers are shown below.
import type { ComponentChildren } from 'preact';
import { isPlausibleDay } from '#domain/day.ts';
import type { Json } from '#domain/json.ts';
import { textOf } from '#domain/record/read.ts';
import { formatEuro } from '#i18n/format.ts';
import type { FieldBuffer, FieldOptions } from '#store/field-buffer.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { ChoiceRows } from '#ui/choice-rows.tsx';
import { DateField } from '#ui/date-field.tsx';
import { NumberField } from '#ui/number-field.tsx';
import { parseNumber } from '#ui/parse-number.ts';
import { TextArea } from '#ui/text-area.tsx';
import { TextField } from '#ui/text-field.tsx';
import { FieldConflict, plainWords } from './field-conflict.tsx';
import { t } from './messages.ts';
import { useField, useProse } from './use-buffer.ts';

interface Bound {
  store: Store;
  record: OpenRecord;
  /** The key in the record: `title`, `member/<company>/limits`. */
  field: string;
  label: string;
  hint?: ComponentChildren;
  error?: string | null;
  /** The title of the section says it already. */
  hideLabel?: boolean;
}

/** What every box shares: how it is called, what it shows, and when it writes. */
const tie = (props: Bound, buffer: FieldBuffer) => ({
  label: props.label,
  hint: props.hint,
  error: props.error,
  hideLabel: props.hideLabel,
  value: buffer.text.value,
  onInput: buffer.input,
  onBlur: () => void buffer.flush(),
  below: <FieldConflict {...props} />,
});

export function BoundText(props: Bound & { required?: boolean }) {
  const buffer = useField(props.store, props.record, props.field);
  return <TextField {...tie(props, buffer)} required={props.required} autoCapitalize="sentences" />;
}

export function BoundArea(props: Bound) {
  const buffer = useField(props.store, props.record, props.field);
  return <TextArea {...tie(props, buffer)} />;
}

/** Shared prose: letters of two writers merge, so there is never a choice to make. */
export function BoundProse(props: Omit<Bound, 'error'> & { rows?: number; readOnly?: boolean }) {
  const buffer = useProse(props.store, props.record, props.field);
  return <TextArea {...tie(props, buffer)} below={null} rows={props.rows ?? 5} readOnly={props.readOnly} />;
}

const DAY: FieldOptions = {
  parse: (text) => (text === '' ? null : isPlausibleDay(text) ? text : undefined),
};

/** The sentence for a day that cannot be; null for one that can, and for none. */
export const dayProblem = (text: string): string | null =>
  text === '' || isPlausibleDay(text) ? null : t().dayImpossible;

/** A day; an impossible one stays on screen with a sentence and is not stored. */
export function BoundDay(props: Bound) {
  const buffer = useField(props.store, props.record, props.field, DAY);
  return <DateField {...tie(props, buffer)} error={dayProblem(buffer.text.value) ?? props.error} />;
}

const EUROS: FieldOptions = {
  parse(text) {
    if (text.trim() === '') return null;
    const value = parseNumber(text);
    return value === null || value < 0 ? undefined : value;
  },
};

const euroWords = (value: Json): string => (typeof value === 'number' ? formatEuro(value) : plainWords(value));

/** Euros; what cannot be read stays in the box. */
export function BoundEuros(props: Bound) {
  const buffer = useField(props.store, props.record, props.field, EUROS);
  const value = parseNumber(buffer.text.value);
  return (
    <NumberField
      {...tie(props, buffer)}
      error={value !== null && value < 0 ? t().costNegative : props.error}
      unit="€"
      value={value}
      unread={value === null ? buffer.text.value : ''}
      onInput={(_, text) => buffer.input(text)}
      below={<FieldConflict {...props} words={euroWords} />}
    />
  );
}

interface ChoiceProps extends Bound {
  options: readonly { value: string; label: string; hint?: string }[];
  /** What stands for no answer: the reader of the record knows it. */
  value?: string;
  layout?: 'rows' | 'columns';
  /** The answer may be taken back. */
  clearable?: boolean;
}

/** One of several options, written at once. */
export function BoundChoice(props: ChoiceProps) {
  const { record, field, options } = props;
  const value = props.value ?? textOf(record.view.value, field);
  const choose = (next: string | null): void => void record.edit((draft) => draft.set(field, next));
  const words = (json: Json): string => options.find((option) => option.value === json)?.label ?? plainWords(json);
  return (
    <ChoiceRows
      legend={props.label}
      hint={props.hint}
      error={props.error}
      hideLegend={props.hideLabel}
      layout={props.layout}
      options={options}
      value={value === '' ? null : value}
      onChange={choose}
      onClear={props.clearable ? () => choose(null) : undefined}
      below={<FieldConflict {...props} words={words} />}
    />
  );
}
