import type { ComponentChildren, Ref } from 'preact';
import { Field, type FieldFrame, type FieldIds } from './field.tsx';

export interface TextProps extends FieldFrame {
  value: string;
  onInput: (value: string) => void;
  onBlur?: () => void;
  onEnter?: () => void;
  type?: 'text' | 'email' | 'tel' | 'url' | 'time';
  inputMode?: 'text' | 'decimal' | 'numeric' | 'tel' | 'search' | 'email' | 'url' | 'none';
  enterKeyHint?: 'enter' | 'done' | 'go' | 'next' | 'previous' | 'search' | 'send';
  autoComplete?: string;
  autoCapitalize?: 'off' | 'sentences' | 'words' | 'characters';
  placeholder?: string;
  maxLength?: number;
  spellcheck?: boolean;
  readOnly?: boolean;
  disabled?: boolean;
  /** Shown after the box: « jours », « € ». */
  unit?: string;
  name?: string;
  inputRef?: Ref<HTMLInputElement>;
  /** Class of the whole field. */
  frameClass?: string;
}

/** What every control ties back to its field. */
export function tied(ids: FieldIds, required: boolean | undefined) {
  return {
    id: ids.id,
    'aria-describedby': ids.describedBy,
    'aria-invalid': ids.invalid ? ('true' as const) : undefined,
    'aria-required': required ? ('true' as const) : undefined,
  };
}

/** One line of text. */
export function TextField(props: TextProps) {
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing || !props.onEnter) return;
    event.preventDefault();
    props.onEnter();
  };
  // The element types split by `type`; these five share one shape.
  const type = (props.type ?? 'text') as 'text';
  const input = (ids: FieldIds) => (
    <input
      {...tied(ids, props.required)}
      ref={props.inputRef}
      class="c-input"
      type={type}
      name={props.name}
      value={props.value}
      onInput={(event) => props.onInput(event.currentTarget.value)}
      onBlur={props.onBlur}
      onKeyDown={keyDown}
      inputMode={props.inputMode}
      enterKeyHint={props.enterKeyHint ?? 'next'}
      autoComplete={props.autoComplete ?? 'off'}
      autoCapitalize={props.autoCapitalize}
      placeholder={props.placeholder}
      maxLength={props.maxLength}
      spellcheck={props.spellcheck}
      readOnly={props.readOnly}
      disabled={props.disabled}
    />
  );
  return (
    <Field {...props} class={props.frameClass}>
      {(ids) => (props.unit ? <Unit unit={props.unit}>{input(ids)}</Unit> : input(ids))}
    </Field>
  );
}

function Unit(props: { unit: string; children: ComponentChildren }) {
  return (
    <span class="c-unit">
      {props.children}
      <span class="c-unit__word">{props.unit}</span>
    </span>
  );
}
