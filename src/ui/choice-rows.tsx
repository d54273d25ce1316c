// Answers as rows: the whole row is the target, the mark says the state by shape as well as by colour.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { langOf } from '#i18n/french.ts';
import { Button } from './button.tsx';
import { FieldError } from './field.tsx';
import { Spoken } from './spoken.tsx';
import { words } from './words.ts';
import './choice.css';

export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly disabled?: boolean;
}

/** A lighter last row such as « ne s'applique pas »; choosing it is the screen's business. */
export interface EscapeChoice {
  readonly label: string;
  readonly checked: boolean;
  readonly onChoose: (checked: boolean) => void;
}

export interface ChoiceFrame {
  legend: string;
  hideLegend?: boolean;
  hint?: ComponentChildren;
  error?: string | null | false;
  required?: boolean;
  escape?: EscapeChoice;
  /** Offers « Effacer la réponse » when something is chosen. */
  onClear?: () => void;
  /** Under the rows: other answers, a note… */
  below?: ComponentChildren;
  /** `columns` sets short answers side by side where there is room. */
  layout?: 'rows' | 'columns';
}

/** The group around rows of answers. */
export function ChoiceGroup(props: ChoiceFrame & { filled: boolean; radios?: boolean; children: ComponentChildren }) {
  const id = useId();
  const describedBy = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset
      class={`c-choice ${props.error ? 'c-field--wrong' : ''}`}
      role={props.radios ? 'radiogroup' : undefined}
      aria-describedby={describedBy}
    >
      <legend class={props.hideLegend ? 'c-hidden' : 'c-choice__legend'}>
        <Spoken>{props.legend}</Spoken>
        {props.required && <span class="c-field__mark"> ({words().required})</span>}
      </legend>
      {props.hint && (
        <p class="c-field__hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      <div class={`c-choice__rows c-choice__rows--${props.layout ?? 'rows'}`}>{props.children}</div>
      <FieldError id={`${id}-error`} error={props.error} />
      {props.onClear && props.filled && (
        <Button variant="plain" icon="x" class="c-choice__clear" onClick={props.onClear}>
          {words().clearAnswer}
        </Button>
      )}
      {props.below}
    </fieldset>
  );
}

interface RowProps {
  kind: 'radio' | 'checkbox';
  name: string;
  label: string;
  hint?: string;
  checked: boolean;
  disabled?: boolean;
  light?: boolean;
  mark?: ComponentChildren;
  onChange: (checked: boolean) => void;
}

/** One row of an answer: native control, mark, words. */
export function ChoiceRow(props: RowProps) {
  return (
    <label class={`c-choice__row ${props.light ? 'c-choice__row--light' : ''}`}>
      <input
        class="c-choice__control"
        type={props.kind}
        name={props.name}
        checked={props.checked}
        disabled={props.disabled}
        onChange={(event) => {
          const { checked } = event.currentTarget;
          props.onChange(checked);
        }}
      />
      {props.mark}
      {props.hint ? (
        <span class="c-choice__words">
          <ChoiceLabel label={props.label} />
          <span class="c-choice__hint">{props.hint}</span>
        </span>
      ) : (
        <ChoiceLabel label={props.label} />
      )}
    </label>
  );
}

function ChoiceLabel({ label }: { label: string }) {
  return (
    <span class="c-choice__label" lang={langOf(label)}>
      {label}
    </span>
  );
}

interface ChoiceProps extends ChoiceFrame {
  options: readonly ChoiceOption[];
  value: string | null;
  onChange: (value: string) => void;
}

/** One answer among several (radios). */
export function ChoiceRows(props: ChoiceProps) {
  const name = useId();
  const { escape } = props;
  return (
    <ChoiceGroup {...props} radios filled={props.value !== null && props.value !== ''}>
      {props.options.map((option) => (
        <ChoiceRow
          key={option.value}
          kind="radio"
          name={name}
          label={option.label}
          hint={option.hint}
          disabled={option.disabled}
          checked={option.value === props.value && !escape?.checked}
          onChange={() => props.onChange(option.value)}
        />
      ))}
      {escape && <EscapeRow name={name} kind="radio" escape={escape} />}
    </ChoiceGroup>
  );
}

export function EscapeRow(props: { name: string; kind: 'radio' | 'checkbox'; escape: EscapeChoice }) {
  const { label, checked, onChoose } = props.escape;
  return <ChoiceRow light kind={props.kind} name={props.name} label={label} checked={checked} onChange={onChoose} />;
}
