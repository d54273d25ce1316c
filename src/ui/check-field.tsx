import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { FieldError } from './field.tsx';
import './choice.css';

interface CheckProps {
  label: string;
  hint?: ComponentChildren;
  error?: string | null | false;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}

/** One thing to tick. */
export function CheckField(props: CheckProps) {
  const id = useId();
  const describedBy = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div class={`c-check ${props.error ? 'c-field--wrong' : ''}`}>
      <label class="c-choice__row">
        <input
          class="c-choice__control"
          type="checkbox"
          checked={props.checked}
          disabled={props.disabled}
          aria-describedby={describedBy}
          aria-invalid={props.error ? 'true' : undefined}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        <span class="c-choice__words">
          <span class="c-choice__label">{props.label}</span>
          {props.hint && (
            <span class="c-choice__hint" id={`${id}-hint`}>
              {props.hint}
            </span>
          )}
        </span>
      </label>
      <FieldError id={`${id}-error`} error={props.error} />
    </div>
  );
}
