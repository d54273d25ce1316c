import { Field, type FieldFrame } from './field.tsx';
import { tied } from './text-field.tsx';

interface DateProps extends FieldFrame {
  /** `YYYY-MM-DD`, or '' when there is none. */
  value: string;
  onInput: (value: string) => void;
  onBlur?: () => void;
  min?: string;
  max?: string;
  disabled?: boolean;
}

/** A day, by the tablet's own calendar. */
export function DateField(props: DateProps) {
  return (
    <Field {...props} class="c-field--date">
      {(ids) => (
        <input
          {...tied(ids, props.required)}
          class="c-input"
          type="date"
          value={props.value}
          min={props.min}
          max={props.max}
          disabled={props.disabled}
          onInput={(event) => props.onInput(event.currentTarget.value)}
          onBlur={props.onBlur}
        />
      )}
    </Field>
  );
}
