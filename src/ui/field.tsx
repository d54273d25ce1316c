import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { Spoken } from './spoken.tsx';
import { words } from './words.ts';
import './field.css';

/** What the control inside a field must carry. */
export interface FieldIds {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

export interface FieldFrame {
  label: string;
  hint?: ComponentChildren;
  /** A sentence; the field is marked invalid and tied to it. */
  error?: string | null | false;
  required?: boolean;
  hideLabel?: boolean;
  /** Shown under the control: other answers, a counter… */
  below?: ComponentChildren;
}

/** Label, hint, control and error of any control, tied together. */
export function Field(props: FieldFrame & { children: (ids: FieldIds) => ComponentChildren; class?: string }) {
  const id = useId();
  const hintId = props.hint ? `${id}-hint` : '';
  const errorId = props.error ? `${id}-error` : '';
  const describedBy = [hintId, errorId].filter(Boolean).join(' ') || undefined;
  return (
    <div class={`c-field ${props.error ? 'c-field--wrong' : ''} ${props.class ?? ''}`}>
      <label class={props.hideLabel ? 'c-hidden' : 'c-field__label'} for={id}>
        <Spoken>{props.label}</Spoken>
        {props.required && <span class="c-field__mark"> ({words().required})</span>}
      </label>
      {props.hint && (
        <p class="c-field__hint" id={hintId}>
          {props.hint}
        </p>
      )}
      {props.children({ id, describedBy, invalid: Boolean(props.error) })}
      <FieldError id={errorId} error={props.error} />
      {props.below}
    </div>
  );
}

/** The sentence of a field that does not fit, with its sign. */
export function FieldError(props: { id: string; error: string | null | false | undefined }) {
  if (!props.error) return null;
  return (
    <p class="c-field__error" id={props.id}>
      <Icon name="circle-alert" />
      <span>{props.error}</span>
    </p>
  );
}
