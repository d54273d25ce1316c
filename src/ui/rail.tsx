// The sections of a record as a trail: each is a waymark whose shape tells its state.
import { useCallback, useId, useMemo, useState } from 'preact/hooks';
import { langOf } from '#i18n/french.ts';
import { Icon } from './icon.tsx';
import { words } from './words.ts';
import './rail.css';

export type RailState = 'empty' | 'started' | 'done' | 'check';

export interface RailItem {
  readonly id: string;
  readonly label: string;
  readonly state: RailState;
  readonly href: string;
  readonly current?: boolean;
  /** « 3 sur 7 ». */
  readonly detail?: string;
  /** What the state is called here; the kit's own word when absent. */
  readonly word?: string;
}

interface RailProps {
  label: string;
  items: readonly RailItem[];
  /** Where one is, when not all steps are shown; counted from 1. */
  place?: { readonly at: number; readonly count: number };
}

function stateWord(state: RailState): string {
  const t = words();
  return { empty: t.stateEmpty, started: t.stateStarted, done: t.stateDone, check: t.stateCheck }[state];
}

/** Sections with their states; free order. Folds into one line on a phone. */
export function Rail(props: RailProps) {
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const id = useId();
  const at = props.items.findIndex((item) => item.current);
  const current = props.items[at];
  const place = props.place ?? { at: at + 1, count: props.items.length };
  return (
    <nav class="c-rail" aria-label={props.label}>
      <button type="button" class="c-rail__fold" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <Icon name="route" />
        <span class="c-rail__now">
          <span lang={langOf(current?.label)}>{current?.label ?? props.label}</span>
          {current && <span class="c-rail__detail">{words().stepOf(place.at, place.count)}</span>}
        </span>
        <Icon name={open ? 'chevron-up' : 'chevron-down'} />
      </button>
      <ol id={id} class={`c-plain c-rail__list ${open ? 'c-rail__list--open' : ''}`}>
        {props.items.map((item) => (
          <Step key={item.id} {...item} word={item.word ?? stateWord(item.state)} onGo={close} />
        ))}
      </ol>
    </nav>
  );
}

/** Drawn again only when it says something else: an answer changes one step of a dozen. */
function Step({ label, state, href, current, detail, word, onGo }: RailItem & { onGo: () => void }) {
  return useMemo(
    () => (
      <li class="c-rail__step">
        <a class="c-rail__link" href={href} aria-current={current ? 'step' : undefined} onClick={onGo}>
          <RailMark state={state} />
          <span class="c-rail__words">
            <span class="c-rail__label" lang={langOf(label)}>
              {label}
            </span>
            <span class="c-rail__detail">
              {word}
              {detail && ` · ${detail}`}
            </span>
          </span>
        </a>
      </li>
    ),
    [label, state, href, current, detail, word, onGo],
  );
}

function RailMark(props: { state: RailState }) {
  return (
    <svg class={`c-mark c-mark--${props.state}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="9" />
      {props.state === 'started' && <path class="c-mark__half" d="M12 3a9 9 0 0 1 0 18z" />}
      {props.state === 'done' && <path class="c-mark__tick" d="m7.5 12.5 3 3 6-6.5" />}
      {props.state === 'check' && <path class="c-mark__tick" d="M12 7v6m0 3.6v.2" />}
    </svg>
  );
}
