// Inputs tied to one field of the record: text when the person pauses, days and choices at once, and both answers
// shown when two devices disagree.
import { useMemo } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { Json } from '#domain/json.ts';
import { textOf } from '#domain/record/read.ts';
import { formatDay, formatMoment } from '#i18n/format.ts';
import { isDay } from '#domain/day.ts';
import { ChoiceRows } from '#ui/choice-rows.tsx';
import { ConflictChoice } from '#ui/conflict-choice.tsx';
import { DateField } from '#ui/date-field.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { DossierModel } from './dossier-model.ts';
import { writerOf } from './dossier-words.ts';
import { t } from './messages.ts';
import { useField, useFlushed } from './use-record.ts';

interface BoundProps {
  model: DossierModel;
  /** The field's key in the record. */
  field: string;
  label: string;
  hint?: ComponentChildren;
}

/** A value of any field, as well as it can be told. */
export function plainWords(value: Json): string {
  if (typeof value === 'boolean') return value ? t().yes : t().no;
  if (isDay(value)) return formatDay(value);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : t().emptyValue;
}

/** Several values of one field, written apart; nothing when there is one. */
export function FieldConflict(props: BoundProps & { words?: (value: Json) => string }) {
  const { model, field, label, words = plainWords } = props;
  const register = model.view.value.fields.get(field);
  if (!register || register.others.length === 0) return null;
  const values = [register, ...register.others];
  return (
    <ConflictChoice
      title={label}
      options={values.map((written, index) => ({
        value: String(index),
        label: words(written.value) || t().emptyValue,
        who: writerOf(model.store, written.tag),
        when: formatMoment(written.at),
        current: index === 0,
      }))}
      onChoose={(index) => model.edit((draft) => draft.set(field, values[Number(index)]?.value ?? null))}
    />
  );
}

export function BoundText(props: BoundProps) {
  const buffer = useField(props.model.store, props.model.record, props.field);
  return (
    <TextField
      label={props.label}
      hint={props.hint}
      value={buffer.text.value}
      onInput={buffer.input}
      onBlur={() => void buffer.flush()}
      below={<FieldConflict {...props} />}
    />
  );
}

export function BoundArea(props: BoundProps) {
  const buffer = useField(props.model.store, props.model.record, props.field);
  return (
    <TextArea
      label={props.label}
      hint={props.hint}
      value={buffer.text.value}
      onInput={buffer.input}
      onBlur={() => void buffer.flush()}
      below={<FieldConflict {...props} />}
    />
  );
}

export function BoundDate(props: BoundProps) {
  const { model, field } = props;
  return (
    <DateField
      label={props.label}
      hint={props.hint}
      value={textOf(model.view.value, field)}
      onInput={(day) => model.edit((draft) => draft.set(field, day === '' ? null : day))}
      below={<FieldConflict {...props} />}
    />
  );
}

export function BoundChoice(props: BoundProps & { options: readonly { value: string; label: string }[] }) {
  const { model, field, options } = props;
  const value = textOf(model.view.value, field);
  const words = (json: Json): string => options.find((option) => option.value === json)?.label ?? plainWords(json);
  return (
    <ChoiceRows
      legend={props.label}
      hint={props.hint}
      layout="columns"
      options={options}
      value={value === '' ? null : value}
      onChange={(next) => model.edit((draft) => draft.set(field, next))}
      onClear={() => model.edit((draft) => draft.set(field, null))}
      below={<FieldConflict {...props} words={words} />}
    />
  );
}

/** Shared prose: letters merge, so there is never a choice to make. */
export function BoundProse({ model, name, label, hint }: Omit<BoundProps, 'field'> & { name: string }) {
  const { store, record } = model;
  const buffer = useMemo(() => store.prose(record, name), [store, record, name]);
  useFlushed(buffer);
  return (
    <TextArea
      label={label}
      hint={hint}
      rows={5}
      value={buffer.text.value}
      onInput={buffer.input}
      onBlur={() => void buffer.flush()}
    />
  );
}
