// Actions by state: columns of a board where there is room, one list after the other on a tablet.
import { useEffect, useState } from 'preact/hooks';
import { actionState, actionTexts, actionTitle, shortPeriodOf } from '#binding/action/action-words.ts';
import { companyName } from '#binding/company/company-words.ts';
import { MoveDialog, type Choice } from '#binding/moves/move-dialog.tsx';
import { mayWrite } from '#binding/rights.ts';
import { isOverdue, stateOf, type ActionGroup } from '#domain/collective/action-groups.ts';
import { ACTION_STATES, type ActionState } from '#domain/collective/action-states.ts';
import type { DocId } from '#domain/ids.ts';
import type { ActionCard } from '#domain/record/cards.ts';
import { list } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Menu } from '#ui/menu.tsx';
import { announce, showToast } from '#ui/toast.tsx';
import type { ActionsModel } from './actions-model.ts';
import { t } from './messages.ts';
import { choicesFrom, moveAnyAction } from './state-moves.ts';
import { createCardDragging, type CardDragging } from './card-dragging.ts';

interface Props {
  store: Store;
  model: ActionsModel;
}

interface Asked {
  readonly doc: DocId;
  readonly choice: Choice<ActionState>;
}

/** A drop, a menu and a key ask the same question: the day, the reason, and what is in the way. */
export function ActionsBoard({ store, model }: Props) {
  const words = t();
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = (doc: DocId, to: string): void => {
    const card = store.cards.action.value.get(doc);
    if (!card || stateOf(card) === to) return;
    const choice = choicesFrom(store, stateOf(card)).find((one) => one.to === to);
    if (choice) setAsked({ doc, choice });
    else showToast({ tone: 'todo', text: words.noSuchMove(actionState(card.state), actionState(to)) });
  };
  const [drag] = useState(createCardDragging);
  useEffect(() => {
    const escape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') drag.giveUp();
    };
    document.addEventListener('keydown', escape);
    return () => document.removeEventListener('keydown', escape);
  }, [drag]);
  const dragged = drag.now.value && store.cards.action.value.get(drag.now.value.doc);
  const open = new Set<string>(dragged ? choicesFrom(store, stateOf(dragged)).map(({ to }) => to) : []);
  return (
    <>
      {mayWrite(store) && <p class="c-small c-soft">{words.boardHint}</p>}
      <div class="actions-board">
        {model.groups.value.map((group) => (
          <Column key={group.state} {...{ store, model, group, drag, ask }} open={open.has(group.state)} />
        ))}
      </div>
      {asked && (
        <MoveDialog
          choice={asked.choice}
          state={actionState(asked.choice.to)}
          today={model.today()}
          onMove={(to, move) => moveAnyAction(store, asked.doc, to, move)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

type Ask = (doc: DocId, to: string) => void;

function Column(props: Props & { group: ActionGroup; drag: CardDragging; ask: Ask; open: boolean }) {
  const words = t();
  const { group, drag, open } = props;
  const name = actionState(group.state);
  const empty = group.actions.length === 0;
  const over = drag.now.value?.over === group.state;
  const marks = [
    'actions-column',
    empty && !drag.now.value && 'actions-column--empty',
    open && 'actions-column--open',
    over && 'actions-column--over',
  ];
  return (
    <section class={marks.filter(Boolean).join(' ')} aria-label={name} data-column={group.state}>
      <h2 class="actions-column__title">
        {name} <span class="c-soft">{group.actions.length}</span>
      </h2>
      {empty ? (
        <p class="c-small c-soft">{words.actionsEmptyState}</p>
      ) : (
        <ul class="c-plain actions-column__cards" aria-label={name}>
          {group.actions.map((action) => (
            <BoardCard key={action.doc} {...props} action={action} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** One action: its dates, its companies, who is in charge, and where it may go. */
function BoardCard({ store, model, drag, ask, action }: Props & { drag: CardDragging; ask: Ask; action: ActionCard }) {
  const words = t();
  const state = stateOf(action);
  const choices = mayWrite(store) ? choicesFrom(store, state) : [];
  const names = action.companies.map((doc) => companyName(store, doc));
  const companies = names.length > 2 ? words.companies(names.length) : list(names);
  const moving = drag.now.value?.doc === action.doc ? drag.now.value : null;
  const keyDown = (event: KeyboardEvent): void => {
    if (!event.shiftKey || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft')) return;
    event.preventDefault();
    const step = event.key === 'ArrowRight' ? 1 : -1;
    const far = ACTION_STATES.indexOf(state);
    const next = choices.filter(({ to }) => (ACTION_STATES.indexOf(to) - far) * step > 0);
    const nearest = step > 0 ? next[0] : next.at(-1);
    if (nearest) ask(action.doc, nearest.to);
    else announce(words.noMoveThere);
  };
  return (
    <li
      class={`actions-card ${moving ? 'actions-card--moving' : ''}`}
      style={moving ? { transform: `translate(${moving.x}px, ${moving.y}px)` } : undefined}
      {...(choices.length > 0 ? drag.handlers(action.doc, (column) => ask(action.doc, column)) : {})}
    >
      <a
        class="actions-card__link"
        href={href.action(action.doc)}
        draggable={false}
        aria-keyshortcuts={choices.length > 0 ? 'Shift+ArrowRight Shift+ArrowLeft' : undefined}
        onKeyDown={keyDown}
      >
        <span class="actions-card__title">{actionTitle(action)}</span>
        {[shortPeriodOf(action), companies, action.responsible]
          .filter((part) => part !== '')
          .map((part) => (
            <span key={part} class="actions-card__fact">
              {part}
            </span>
          ))}
        <Marks action={action} overdue={isOverdue(action, model.today())} />
      </a>
      {choices.length > 0 && (
        <div class="actions-card__acts">
          <span class="actions-card__grip" data-grip aria-hidden="true" />
          <Menu
            bare
            label={words.moveCard(actionTitle(action))}
            items={choices.map(({ to }) => ({
              id: to,
              label: words.moveCardTo(actionState(to)),
              icon: 'arrow-right',
              onSelect: () => ask(action.doc, to),
            }))}
          />
        </div>
      )}
    </li>
  );
}

function Marks({ action, overdue }: { action: ActionCard; overdue: boolean }) {
  const words = t();
  if (!overdue && action.conflicts === 0) return null;
  return (
    <span class="c-cluster">
      {overdue && (
        <Badge tone="todo" icon="clock">
          {actionTexts().overdue}
        </Badge>
      )}
      {action.conflicts > 0 && (
        <Badge tone="todo" icon="split">
          {words.toChoose(action.conflicts)}
        </Badge>
      )}
    </span>
  );
}
