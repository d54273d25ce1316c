import { actionState, actionTexts, actionTitle } from '#binding/action/action-words.ts';
import { companyName, partnerName } from '#binding/company/company-words.ts';
import { compareActions, isOverdue } from '#domain/collective/action-groups.ts';
import type { Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import type { ActionCard } from '#domain/record/cards.ts';
import { formatDayShort, formatEuro, list } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { t } from './messages.ts';

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
        columns={[
          {
            id: 'title',
            label: words.actionKicker,
            cell: titleCell,
          },
          { id: 'state', label: words.state, cell: stateCell },
          { id: 'start', label: words.start, figures: true, cell: ({ start }) => dayWords(start) },
          { id: 'end', label: words.end, figures: true, cell: ({ end }) => dayWords(end) },
          {
            id: 'stake',
            label: words.stakeFilter,
            cell: ({ stake }) => (stake ? (store.cards.stake.value.get(stake)?.title ?? words.absentTitle) : ''),
          },
          { id: 'responsible', label: words.responsible, cell: ({ responsible }) => responsible },
          {
            id: 'companies',
            label: words.participants,
            cell: ({ companies }) => list(companies.map((doc) => companyName(store, doc))),
          },
          ...(actions.some(({ after = [] }) => after.length > 0)
            ? [
                {
                  id: 'after',
                  label: words.after,
                  cell: ({ after = [] }: ActionCard) => list(after.map((doc) => titleOf(store, doc))),
                },
              ]
            : []),
          ...(actions.some(({ partners = [] }) => partners.length > 0)
            ? [
                {
                  id: 'partners',
                  label: words.partners,
                  cell: ({ partners = [] }: ActionCard) => list(partners.map((doc) => partnerName(store, doc))),
                },
              ]
            : []),
          ...(actions.some(({ present }) => present)
            ? [
                {
                  id: 'present',
                  label: words.presentPersons,
                  figures: true,
                  cell: (one: ActionCard) => one.present ?? '',
                },
              ]
            : []),
          {
            id: 'planned',
            label: words.cost,
            figures: true,
            cell: ({ planned }) => (planned === undefined ? '' : formatEuro(planned)),
          },
        ]}
      />
    </div>
  );
}

function titleCell(action: ActionCard) {
  return <a href={href.action(action.doc)}>{actionTitle(action)}</a>;
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
