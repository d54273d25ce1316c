import type { Ref } from 'preact';
import { Field, type FieldFrame } from './field.tsx';
import { tied } from './text-field.tsx';

interface AreaProps extends FieldFrame {
  value: string;
  onInput: (value: string) => void;
  onBlur?: () => void;
  /** Lines at rest; it grows with the text. */
  rows?: number;
  placeholder?: string;
  maxLength?: number;
  readOnly?: boolean;
  disabled?: boolean;
  areaRef?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text; the box grows with what is written. */
export function TextArea(props: AreaProps) {
  return (
    <Field {...props}>
      {(ids) => (
        <span class="c-grow" data-text={`${props.value}\n`}>
          <textarea
            {...tied(ids, props.required)}
            ref={props.areaRef}
            class="c-input c-input--area"
            rows={props.rows ?? 3}
            value={props.value}
            onInput={(event) => props.onInput(event.currentTarget.value)}
            onBlur={props.onBlur}
            placeholder={props.placeholder}
            maxLength={props.maxLength}
            readOnly={props.readOnly}
            disabled={props.disabled}
            autoCapitalize="sentences"
          />
        </span>
      )}
    </Field>
  );
}
