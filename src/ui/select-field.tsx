import { Field, type FieldFrame } from './field.tsx';
import { Icon } from './icon.tsx';
import { tied } from './text-field.tsx';
import { words } from './words.ts';

interface SelectProps extends FieldFrame {
  value: string;
  options: readonly { readonly value: string; readonly label: string }[];
  onChange: (value: string) => void;
  /** The empty choice, value ''; false leaves it out. */
  placeholder?: string | false;
  disabled?: boolean;
}

/** One choice in a closed list, by the tablet's own picker. */
export function SelectField(props: SelectProps) {
  return (
    <Field {...props}>
      {(ids) => (
        <span class="c-select">
          <select
            {...tied(ids, props.required)}
            class="c-input"
            value={props.value}
            disabled={props.disabled}
            onChange={(event) => props.onChange(event.currentTarget.value)}
          >
            {props.placeholder !== false && <option value="">{props.placeholder ?? words().choose}</option>}
            {props.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="chevron-down" />
        </span>
      )}
    </Field>
  );
}
