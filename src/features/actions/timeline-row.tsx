import { actionState, actionTitle, periodOf, shortPeriodOf } from '#binding/action/action-words.ts';
import { mayWrite } from '#binding/rights.ts';
import { isOverdue, stateOf } from '#domain/collective/action-groups.ts';
import type { Grip } from '#domain/collective/action-dates.ts';
import type { Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import { list } from '#i18n/format.ts';
import { navigate } from '#routing/router.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { titleOf } from './actions-list.tsx';
import { t } from './messages.ts';
import type { BarHold } from './bar-hold.ts';
import type { TimelineModel } from './timeline-model.ts';
import type { TimelineRow } from './timeline-rows.ts';
import { boxOf, xOf, type Scale } from './timeline-scale.ts';

type Group = Extract<TimelineRow, { kind: 'group' }>;
type Dated = Extract<TimelineRow, { kind: 'action' }>;

export function GroupRow(props: { store: Store; row: Group; folded: boolean; onFold: (id: string) => void }) {
  const words = t();
  const { row, store } = props;
  const stake = row.stake && store.cards.stake.value.get(row.stake);
  const name = row.stake
    ? stake
      ? stake.title || words.untitledStake
      : words.absentStake
    : row.dated
      ? words.noStake
      : words.noDates;
  return (
    <li class="timeline__row timeline__row--group">
      <button type="button" class="timeline__fold" aria-expanded={!props.folded} onClick={() => props.onFold(row.id)}>
        <Icon name={props.folded ? 'chevron-right' : 'chevron-down'} />
        <span class="timeline__name">
          <span class="timeline__count">{row.count}</span> {name}
        </span>
      </button>
    </li>
  );
}

interface RowProps {
  store: Store;
  row: Dated;
  scale: Scale;
  timeline: TimelineModel;
  hold: BarHold;
  /** Id of the sentence that tells the keys. */
  hint: string;
  today: Day;
  inRing: boolean;
  /** The one bar that Tab leads to; arrows up and down lead to the others. */
  reachable: boolean;
  onFocus: (doc: DocId) => void;
}

export function ActionRow(props: RowProps) {
  const words = t();
  const { row, scale, today, timeline, store } = props;
  const { action, span } = row;
  return (
    <li class="timeline__row">
      {/* Enter on its bar opens it; without one this is the way. */}
      <a class="timeline__title" href={href.action(action.doc)} tabIndex={span ? -1 : 0}>
        <span class="timeline__link">{actionTitle(action)}</span>
        <span class="timeline__meta">
          {[
            span && shortPeriodOf(action),
            actionState(action.state),
            isOverdue(action, today) && words.late,
            action.responsible,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </a>
      {span ? (
        <Bar {...props} box={boxOf(scale, span)} />
      ) : (
        mayWrite(store) && (
          <span class="timeline__place" style={{ insetInlineStart: `calc(var(--titles) + ${xOf(scale, today)}px)` }}>
            <Button icon="plus" onClick={() => void timeline.place(action, today)}>
              {words.place}
            </Button>
          </span>
        )
      )}
    </li>
  );
}

/** Left and right move the bar by a day; with Shift its end, with Ctrl its beginning; by pages, four weeks. */
function keyOf(event: KeyboardEvent): { readonly grip: Grip; readonly days: number } | null {
  const days = { ArrowLeft: -1, ArrowRight: 1, PageUp: -28, PageDown: 28 }[event.key];
  if (days === undefined || event.altKey || event.metaKey) return null;
  return { grip: event.shiftKey ? 'end' : event.ctrlKey ? 'start' : 'both', days };
}

function focusBeside(from: HTMLElement, step: 1 | -1): void {
  const bars = [...(from.closest('.timeline__rows')?.querySelectorAll<HTMLElement>('.timeline__bar') ?? [])];
  bars[bars.indexOf(from) + step]?.focus();
}

type BarProps = RowProps & { box: { readonly x: number; readonly width: number } };

function Bar(props: BarProps) {
  const words = t();
  const { store, row, timeline, hold, box } = props;
  const { action } = row;
  const moving = timeline.moving.value?.action.doc === action.doc ? timeline.moving.value : null;
  const dates = moving?.to ?? action;
  const writable = mayWrite(store);
  const after = (action.after ?? []).map((doc) => titleOf(store, doc));
  const keyDown = (event: KeyboardEvent): void => {
    const bar = event.currentTarget as HTMLElement;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      focusBeside(bar, event.key === 'ArrowDown' ? 1 : -1);
      return;
    }
    const move = writable ? keyOf(event) : null;
    if (!move) return;
    event.preventDefault();
    timeline.nudge(action, move.grip, move.days);
  };
  const spoken = [
    actionTitle(action),
    actionState(action.state),
    periodOf(dates),
    after.length > 0 && words.comesAfter(list(after)),
    props.inRing && words.inRing,
    action.conflicts > 0 && words.toChoose(action.conflicts),
  ];
  return (
    <button
      type="button"
      class={`timeline__bar timeline__bar--${stateOf(action)} ${moving ? 'timeline__bar--moving' : ''} ${action.conflicts > 0 ? 'timeline__bar--split' : ''}`}
      style={{ insetInlineStart: `calc(var(--titles) + ${box.x}px)`, inlineSize: `${Math.max(box.width, 10)}px` }}
      tabIndex={props.reachable ? 0 : -1}
      aria-label={spoken.filter(Boolean).join(', ')}
      aria-describedby={writable ? props.hint : undefined}
      onFocus={() => props.onFocus(action.doc)}
      onBlur={() => queueMicrotask(() => void timeline.drop())}
      onKeyDown={keyDown}
      {...(writable ? hold.pointer(action, props.scale) : {})}
      onClick={() => {
        if (hold.endsDrag()) return;
        if (moving) void timeline.drop();
        else navigate(href.action(action.doc));
      }}
    >
      {writable && <span class="timeline__grip timeline__grip--start" data-grip="start" />}
      {box.width >= 150 && <span class="timeline__dates">{periodOf(dates)}</span>}
      {writable && <span class="timeline__grip timeline__grip--end" data-grip="end" />}
    </button>
  );
}
