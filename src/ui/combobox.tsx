// oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the roles and keys of the ARIA 1.2 combobox; the keys are heard by the text box.
// ARIA 1.2 combobox with a list: the focus stays in the text box, the list is pointed at by aria-activedescendant.
import { useEffect, useRef } from 'preact/hooks';
import type { ComboOption } from './combobox-model.ts';
import { Field, type FieldFrame, type FieldIds } from './field.tsx';
import { Icon } from './icon.tsx';
import { tied } from './text-field.tsx';
import { NEW, useCombobox, type Combo, type ComboSource } from './use-combobox.ts';
import { VisuallyHidden } from './visually-hidden.tsx';
import { words } from './words.ts';
import './combobox.css';

export type { ComboOption } from './combobox-model.ts';

interface ComboboxProps extends FieldFrame, ComboSource {
  placeholder?: string;
  /** Said when nothing is found. */
  noMatch?: string;
  inputMode?: 'text' | 'numeric';
  disabled?: boolean;
}

/** A box to type in and a list to choose from; keyboard, touch and screen reader. */
export function Combobox(props: ComboboxProps) {
  const combo = useCombobox(props);
  return (
    <Field {...props} error={combo.problem ?? props.error}>
      {(ids) => <Control {...props} ids={ids} combo={combo} />}
    </Field>
  );
}

interface ControlProps extends ComboboxProps {
  ids: FieldIds;
  combo: Combo;
}

function Control(props: ControlProps) {
  const { ids, combo } = props;
  const box = useRef<HTMLInputElement>(null);
  const listId = `${ids.id}-list`;
  useEffect(() => {
    const room = innerHeight - (box.current?.getBoundingClientRect().bottom ?? 0);
    // A tablet's keyboard takes half of the screen: the box goes up so that the list has a place.
    if (combo.open && room < 320) box.current?.scrollIntoView({ block: 'start' });
  }, [combo.open]);
  return (
    <div class="c-combo">
      <input
        {...tied(ids, props.required)}
        ref={box}
        class="c-input c-combo__box"
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={combo.open}
        aria-controls={listId}
        aria-activedescendant={combo.open && combo.active >= 0 ? `${listId}-${combo.active}` : undefined}
        autoComplete="off"
        spellcheck={false}
        inputMode={props.inputMode}
        enterKeyHint="done"
        disabled={props.disabled}
        placeholder={props.placeholder}
        value={combo.text}
        onInput={(event) => combo.type(event.currentTarget.value)}
        onKeyDown={combo.keyDown}
        onClick={combo.show}
        onBlur={combo.leave}
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
      <List id={listId} label={props.label} value={props.value} noMatch={props.noMatch} combo={combo} />
    </div>
  );
}

interface ListProps {
  id: string;
  label: string;
  value: string | null;
  noMatch?: string;
  combo: Combo;
}

function List(props: ListProps) {
  const { open, active, lines, choose } = props.combo;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open && active >= 0) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [open, active]);
  const empty = open && lines.length === 0;
  return (
    <>
      <div
        ref={list}
        id={props.id}
        class="c-combo__list"
        role="listbox"
        aria-label={props.label}
        hidden={!open || empty}
      >
        {lines.map((option, index) => (
          <Line
            key={option.value}
            id={`${props.id}-${index}`}
            option={option}
            active={index === active}
            chosen={option.value === props.value}
            onChoose={choose}
          />
        ))}
      </div>
      <output class={empty ? 'c-combo__none' : 'c-hidden'}>
        {empty ? (props.noMatch ?? words().noMatch) : open ? words().results(lines.length) : ''}
      </output>
    </>
  );
}

interface LineProps {
  id: string;
  option: ComboOption;
  active: boolean;
  chosen: boolean;
  onChoose: (option: ComboOption) => void;
}

function Line(props: LineProps) {
  const { option } = props;
  const isNew = option.value === NEW;
  return (
    <div
      id={props.id}
      role="option"
      aria-selected={props.active}
      class={`c-combo__option ${isNew ? 'c-combo__option--new' : ''} ${props.chosen ? 'c-combo__option--chosen' : ''}`}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => props.onChoose(option)}
    >
      {isNew && <Icon name="plus" />}
      <span class="c-choice__words">
        <span>{option.label}</span>
        {option.detail && <span class="c-combo__detail">{option.detail}</span>}
      </span>
    </div>
  );
}
