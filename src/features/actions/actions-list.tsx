import { actionState, actionTexts, actionTitle } from '#binding/action/action-words.ts';
import { companyName, partnerName } from '#binding/company/company-words.ts';
import { compareActions, isOverdue } from '#domain/collective/action-groups.ts';
import type { Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import type { ActionCard } from '#domain/record/cards.ts';
import { formatDayShort, formatEuro, formatNumber, list } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { DataTable, type Column } from '#ui/data-table.tsx';
import { t } from './messages.ts';

type Columns = readonly Column<ActionCard & { readonly overdue: boolean }>[];

interface Props {
  store: Store;
  actions: readonly ActionCard[];
  today: Day;
}

/** The title of an action here, or words for one that is not on this device. */
export function titleOf(store: Store, doc: DocId): string {
  const card = store.cards.action.value.get(doc);
  return card ? actionTitle(card) : t().unknownAction;
}

const dayWords = (day: Day | null): string => (day ? formatDayShort(day) : '');

/** The same actions as rows and columns: what the timeline draws, in words and figures. */
export function ActionsList({ store, actions, today }: Props) {
  const words = t();
  return (
    <div class="actions-table">
      <DataTable
        caption={words.viewList}
        hideCaption
        rows={[...actions].sort(compareActions).map((action) => ({ ...action, overdue: isOverdue(action, today) }))}
        rowKey={({ doc }) => doc}
        columns={columnsOf(store, actions)}
      />
    </div>
  );
}

/** What an action belongs to stands under its title, and who takes part in one column: a desk shows the whole. */
function columnsOf(store: Store, actions: readonly ActionCard[]): Columns {
  const words = t();
  return [
    { id: 'title', label: words.actionKicker, cell: (action) => <Title store={store} action={action} /> },
    { id: 'state', label: words.state, cell: stateCell },
    { id: 'start', label: words.start, figures: true, cell: ({ start }) => dayWords(start) },
    { id: 'end', label: words.end, figures: true, cell: ({ end }) => dayWords(end) },
    { id: 'responsible', label: words.responsible, cell: ({ responsible }) => responsible },
    {
      id: 'companies',
      label: words.companiesAndPartners,
      cell: ({ companies, partners = [] }) =>
        list([...companies.map((doc) => companyName(store, doc)), ...partners.map((doc) => partnerName(store, doc))]),
    },
    ...(actions.some(({ present }) => present)
      ? [
          {
            id: 'present',
            label: words.presentPersons,
            figures: true,
            cell: (one: ActionCard) => (one.present === undefined ? '' : formatNumber(one.present)),
          },
        ]
      : []),
    {
      id: 'planned',
      label: words.cost,
      figures: true,
      cell: ({ planned }) => (planned === undefined ? '' : formatEuro(planned)),
    },
  ];
}

function Title({ store, action }: { store: Store; action: ActionCard }) {
  const { stake, after = [] } = action;
  const about = [
    stake && (store.cards.stake.value.get(stake)?.title || t().absentStake),
    after.length > 0 && t().comesAfter(list(after.map((doc) => titleOf(store, doc)))),
  ];
  return (
    <>
      <a href={href.action(action.doc)}>{actionTitle(action)}</a>
      {about.filter(Boolean).map((words) => (
        <span key={words} class="actions-table__about">
          {words}
        </span>
      ))}
    </>
  );
}

function stateCell({ state, overdue }: ActionCard & { overdue: boolean }) {
  return (
    <span class="c-cluster">
      {actionState(state)}
      {overdue && (
        <Badge tone="todo" icon="clock">
          {actionTexts().overdue}
        </Badge>
      )}
    </span>
  );
}
