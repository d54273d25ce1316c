// What a combobox does: typing, moving, choosing, leaving. The drawing is in combobox.tsx.
import { useState } from 'preact/hooks';
import { filterOptions, moveFor, namedOption, type ComboOption } from './combobox-model.ts';
import { words } from './words.ts';

export interface ComboSource {
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
}

/** The value of the line that creates something. */
export const NEW = '\u0000new';

interface ComboState {
  readonly open: boolean;
  readonly active: number;
  /** What is being typed; null shows the chosen option. */
  readonly typed: string | null;
}

const AT_REST: ComboState = { open: false, active: -1, typed: null };

function linesOf(props: ComboSource, query: string): readonly ComboOption[] {
  const found = props.search ? props.search(query) : filterOptions(props.options ?? [], query);
  const text = query.trim();
  return props.create && text !== '' ? [...found, { value: NEW, label: props.create.label(text) }] : found;
}

function labelOf(props: ComboSource): string {
  if (props.value === null) return '';
  return props.valueLabel ?? props.options?.find((option) => option.value === props.value)?.label ?? '';
}

/** State and acts of one combobox. */
export function useCombobox(props: ComboSource) {
  const [state, setState] = useState<ComboState>(AT_REST);
  const chosenLabel = labelOf(props);
  const query = state.typed ?? '';
  const lines = state.open ? linesOf(props, query) : [];
  const choose = (option: ComboOption | undefined): void => {
    if (!option) return;
    setState(AT_REST);
    if (option.value === NEW) props.create?.onCreate(query.trim());
    else props.onChange(option.value, option);
  };
  const type = (typed: string): void => {
    setState({ open: true, active: typed.trim() === '' ? -1 : 0, typed });
    if (typed === '' && props.value !== null) props.onChange(null, null);
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const shown = state.open ? lines : linesOf(props, query);
    const move = moveFor(event.key, { open: state.open, active: state.active, count: shown.length, alt: event.altKey });
    if (move === null) return;
    if (event.key !== 'Escape' || state.open) event.preventDefault();
    if (event.key === 'Escape' && state.open) event.stopPropagation();
    if (move === 'reset') setState(AT_REST);
    else if (move === 'choose') choose(lines[state.active]);
    else setState({ ...move, typed: state.typed });
  };
  // Leaving never throws away what was typed: a full name is taken, anything else stays in the box with a sentence.
  const leave = (): void => {
    if (query.trim() === '') return setState(AT_REST);
    const named = namedOption(
      linesOf(props, query).filter((option) => option.value !== NEW),
      query,
    );
    if (named) choose(named);
    else setState({ open: false, active: -1, typed: state.typed });
  };
  const open = (): void => setState((now) => (now.open ? now : { ...now, open: true, active: -1 }));
  const clear = (): void => {
    setState({ open: true, active: -1, typed: '' });
    props.onChange(null, null);
  };
  const stray = !state.open && query.trim() !== '' && query !== chosenLabel;
  const problem = stray ? (chosenLabel ? words().keptChoice(chosenLabel) : words().notInList) : null;
  return {
    active: state.active,
    lines,
    text: state.typed ?? chosenLabel,
    problem,
    choose,
    type,
    keyDown,
    leave,
    open: state.open,
    show: open,
    clear,
  };
}

export type Combo = ReturnType<typeof useCombobox>;
