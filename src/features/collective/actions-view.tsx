import type { ActionCard } from '#domain/record/cards.ts';
import { formatDayShort, list } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { CheckField } from '#ui/check-field.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { isOverdue, type ActionGroup } from './action-groups.ts';
import type { CollectiveModel } from './collective-model.ts';
import { companyName } from './collective-words.ts';
import { t } from './messages.ts';

interface Props {
  store: Store;
  model: CollectiveModel;
}

/** Actions by state: columns of a board where there is room, one list after the other on a tablet. */
export function ActionsView({ store, model }: Props) {
  const words = t();
  if (model.actions.value.length === 0) {
    return (
      <EmptyState title={words.actionsNoneTitle} icon="calendar">
        {words.actionsNoneText}
      </EmptyState>
    );
  }
  const { collective, stake } = model.filter.value;
  const shown = model.groups.value.some(({ actions }) => actions.length > 0);
  return (
    <div class="c-stack c-stack--loose">
      <div class="collective-filters">
        <SelectField
          label={words.stakeFilter}
          placeholder={words.all}
          value={stake}
          options={model.stakes.value.map(({ doc, title }) => ({ value: doc, label: title || words.untitledStake }))}
          onChange={(next) => model.change({ stake: next })}
        />
        <CheckField
          label={words.onlyCollective}
          checked={collective}
          onChange={(next) => model.change({ collective: next })}
        />
      </div>
      {shown ? (
        <div class="collective-board">
          {model.groups.value.map((group) => (
            <Column key={group.state} store={store} model={model} group={group} />
          ))}
        </div>
      ) : (
        <p>{words.actionsNoneFiltered}</p>
      )}
    </div>
  );
}

function Column({ store, model, group }: Props & { group: ActionGroup }) {
  const words = t();
  const name = words.actionStates[group.state];
  const empty = group.actions.length === 0;
  return (
    <section class={`collective-column ${empty ? 'collective-column--empty' : ''}`} aria-label={name}>
      <h2 class="collective-column__title">
        {name} <span class="c-soft">{group.actions.length}</span>
      </h2>
      {empty ? (
        <p class="c-small c-soft">{words.actionsEmptyState}</p>
      ) : (
        <RowList label={name}>
          {group.actions.map((action) => (
            <ActionRow key={action.doc} store={store} action={action} overdue={isOverdue(action, model.today())} />
          ))}
        </RowList>
      )}
    </section>
  );
}

/** « du 01/03/2026 au 30/06/2026 ». */
export function periodOf({ start, end }: Pick<ActionCard, 'start' | 'end'>): string {
  const words = t();
  if (start && end) return words.period(formatDayShort(start), formatDayShort(end));
  if (start) return words.periodFrom(formatDayShort(start));
  return end ? words.periodUntil(formatDayShort(end)) : words.periodNone;
}

interface RowProps {
  store: Store;
  action: ActionCard;
  overdue: boolean;
  showState?: boolean;
}

/** One action: its dates, its companies, who is in charge. */
export function ActionRow({ store, action, overdue, showState }: RowProps) {
  const words = t();
  const names = action.companies.map((doc) => companyName(store, doc));
  const companies = names.length > 3 ? words.companies(names.length) : names.length > 0 ? list(names) : '';
  return (
    <RowLink
      href={href.action(action.doc)}
      title={action.title || words.untitledAction}
      meta={[periodOf(action), companies, action.responsible].filter((part) => part !== '').join(' · ')}
      badges={
        (overdue || showState) && (
          <>
            {showState && (
              <Badge>{words.actionStates[action.state as keyof typeof words.actionStates] ?? action.state}</Badge>
            )}
            {overdue && (
              <Badge tone="todo" icon="clock">
                {words.overdue}
              </Badge>
            )}
          </>
        )
      }
    />
  );
}
