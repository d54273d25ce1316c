import { useId, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';
import { words } from './words.ts';
import './field.css';

interface SearchProps {
  label: string;
  hideLabel?: boolean;
  value: string;
  onInput: (value: string) => void;
  placeholder?: string;
  /** How many are found; told to screen readers. */
  found?: number;
}

/** A box that filters what is below it at each key. */
export function SearchField(props: SearchProps) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const clear = (): void => {
    props.onInput('');
    box.current?.focus();
  };
  return (
    <search class="c-field">
      <label class={props.hideLabel ? 'c-hidden' : 'c-field__label'} for={id}>
        {props.label}
      </label>
      <div class="c-search">
        <Icon name="search" class="c-search__sign" />
        <input
          ref={box}
          id={id}
          class="c-input c-search__box"
          type="search"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          spellcheck={false}
          value={props.value}
          placeholder={props.placeholder}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
        {props.value !== '' && (
          <button type="button" class="c-search__clear" onClick={clear}>
            <Icon name="x" />
            <VisuallyHidden>{words().clear}</VisuallyHidden>
          </button>
        )}
      </div>
      {props.found !== undefined && (
        <output class="c-hidden">{props.value.trim() === '' ? '' : words().results(props.found)}</output>
      )}
    </search>
  );
}
