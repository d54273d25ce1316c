// oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the roles and keys of the ARIA 1.2 combobox; the keys are heard by the text box.
// ARIA 1.2 combobox with a list: the focus stays in the text box, the list is pointed at by aria-activedescendant.
import { useEffect, useRef, useState } from 'preact/hooks';
import { filterOptions, moveFor, type ComboOption } from './combobox-model.ts';
import { Field, type FieldFrame, type FieldIds } from './field.tsx';
import { Icon } from './icon.tsx';
import { tied } from './text-field.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';
import { words } from './words.ts';
import './combobox.css';

export type { ComboOption } from './combobox-model.ts';

interface ComboboxProps extends FieldFrame {
  /** The chosen option's value, null for none. */
  value: string | null;
  /** What to write in the box for `value` when it is not among `options`. */
  valueLabel?: string;
  /** A closed list, filtered here without accents… */
  options?: readonly ComboOption[];
  /** …or the screen's own search, called at each key. */
  search?: (query: string) => readonly ComboOption[];
  onChange: (value: string | null, option: ComboOption | null) => void;
  /** Last line of the list: makes something new out of what was typed. */
  create?: { readonly label: (query: string) => string; readonly onCreate: (query: string) => void };
  placeholder?: string;
  /** Said when nothing is found. */
  noMatch?: string;
  inputMode?: 'text' | 'numeric';
  disabled?: boolean;
}

const NEW = '\u0000new';

interface ComboState {
  readonly open: boolean;
  readonly active: number;
  /** What is being typed; null shows the chosen option. */
  readonly typed: string | null;
}

const CLOSED: ComboState = { open: false, active: -1, typed: null };

function linesOf(props: ComboboxProps, query: string): readonly ComboOption[] {
  const found = props.search ? props.search(query) : filterOptions(props.options ?? [], query);
  const text = query.trim();
  return props.create && text !== '' ? [...found, { value: NEW, label: props.create.label(text) }] : found;
}

function useCombobox(props: ComboboxProps) {
  const [state, setState] = useState<ComboState>(CLOSED);
  const chosenLabel =
    props.value === null
      ? ''
      : (props.valueLabel ?? props.options?.find((option) => option.value === props.value)?.label ?? '');
  const query = state.typed ?? '';
  const lines = state.open ? linesOf(props, query) : [];
  const choose = (option: ComboOption | undefined): void => {
    if (!option) return;
    setState(CLOSED);
    if (option.value === NEW) props.create?.onCreate(query.trim());
    else props.onChange(option.value, option);
  };
  const type = (typed: string): void => {
    setState({ open: true, active: typed.trim() === '' ? -1 : 0, typed });
    if (typed === '' && props.value !== null) props.onChange(null, null);
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const move = moveFor(event.key, {
      open: state.open,
      active: state.active,
      count: state.open ? lines.length : linesOf(props, query).length,
      alt: event.altKey,
    });
    if (move === null) return;
    if (move === 'reset') setState(CLOSED);
    else if (move === 'choose') choose(lines[state.active]);
    else setState({ ...move, typed: state.typed });
    if (event.key !== 'Escape' || state.open) event.preventDefault();
    if (event.key === 'Escape' && state.open) event.stopPropagation();
  };
  const close = (): void => setState(CLOSED);
  const open = (): void => setState((now) => (now.open ? now : { ...now, open: true, active: -1 }));
  const clear = (): void => {
    setState({ open: true, active: -1, typed: '' });
    props.onChange(null, null);
  };
  return { state, lines, text: state.typed ?? chosenLabel, choose, type, keyDown, close, open, clear };
}

/** A box to type in and a list to choose from; keyboard, touch and screen reader. */
export function Combobox(props: ComboboxProps) {
  return <Field {...props}>{(ids) => <ComboboxControl {...props} ids={ids} />}</Field>;
}

function ComboboxControl(props: ComboboxProps & { ids: FieldIds }) {
  const { ids } = props;
  const combo = useCombobox(props);
  const box = useRef<HTMLInputElement>(null);
  const listId = `${ids.id}-list`;
  const { open, active } = combo.state;
  return (
    <div class="c-combo">
      <input
        {...tied(ids, props.required)}
        ref={box}
        class="c-input c-combo__box"
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={listId}
        aria-activedescendant={open && active >= 0 ? `${listId}-${active}` : undefined}
        autoComplete="off"
        spellcheck={false}
        inputMode={props.inputMode}
        enterKeyHint="done"
        disabled={props.disabled}
        placeholder={props.placeholder}
        value={combo.text}
        onInput={(event) => combo.type(event.currentTarget.value)}
        onKeyDown={combo.keyDown}
        onClick={combo.open}
        onBlur={combo.close}
      />
      {combo.text !== '' && !props.disabled && (
        <button
          type="button"
          tabIndex={-1}
          class="c-search__clear"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => {
            combo.clear();
            box.current?.focus();
          }}
        >
          <Icon name="x" />
          <VisuallyHidden>{words().clear}</VisuallyHidden>
        </button>
      )}
      <ComboList
        id={listId}
        label={props.label}
        open={open}
        active={active}
        value={props.value}
        lines={combo.lines}
        noMatch={props.noMatch}
        onChoose={combo.choose}
      />
    </div>
  );
}

interface ListProps {
  id: string;
  label: string;
  open: boolean;
  active: number;
  value: string | null;
  lines: readonly ComboOption[];
  noMatch?: string;
  onChoose: (option: ComboOption) => void;
}

function ComboList(props: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (props.open && props.active >= 0) list.current?.children[props.active]?.scrollIntoView({ block: 'nearest' });
  }, [props.open, props.active]);
  const empty = props.open && props.lines.length === 0;
  return (
    <>
      <div
        ref={list}
        id={props.id}
        class="c-combo__list"
        role="listbox"
        aria-label={props.label}
        hidden={!props.open || empty}
      >
        {props.lines.map((option, index) => (
          <div
            key={option.value}
            id={`${props.id}-${index}`}
            role="option"
            aria-selected={index === props.active}
            class={`c-combo__option ${option.value === NEW ? 'c-combo__option--new' : ''} ${option.value === props.value ? 'c-combo__option--chosen' : ''}`}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => props.onChoose(option)}
          >
            {option.value === NEW && <Icon name="plus" />}
            <span class="c-choice__words">
              <span>{option.label}</span>
              {option.detail && <span class="c-combo__detail">{option.detail}</span>}
            </span>
          </div>
        ))}
      </div>
      <output class={empty ? 'c-combo__none' : 'c-hidden'}>
        {empty ? (props.noMatch ?? words().noMatch) : props.open ? words().results(props.lines.length) : ''}
      </output>
    </>
  );
}
