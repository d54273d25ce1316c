import { mayWrite } from '#binding/rights.ts';
import { href, type CollectiveView } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { LinkButton } from '#ui/button.tsx';
import { CheckField } from '#ui/check-field.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FilterFold } from '#ui/filter-fold.tsx';
import { Page } from '#ui/page.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { ActionsBoard } from './actions-board.tsx';
import { ActionsList } from './actions-list.tsx';
import { actionsModel, type ActionsModel } from './actions-model.ts';
import { CalendarView } from './calendar-view.tsx';
import { DueList } from './due-list.tsx';
import { t } from './messages.ts';
import './actions.css';

type ActionsView = Exclude<CollectiveView, 'enjeux'>;

/** What companies do together: by state, on a calendar, or as a list. The stakes are the family beside. */
export function ActionsScreen({ store, view }: { store: Store; view: ActionsView }) {
  const words = t();
  const model = actionsModel(store);
  const actions = mayWrite(store) && (
    <LinkButton href={href.actionNew()} icon="plus" variant="primary">
      {words.newAction}
    </LinkButton>
  );
  return (
    <Page title={words.title} lead={words.lead} wide actions={actions}>
      <ViewTabs view={view} model={model} />
      {model.actions.value.length === 0 ? (
        <EmptyState title={words.actionsNoneTitle} icon="calendar">
          {words.actionsNoneText}
        </EmptyState>
      ) : (
        <>
          {view === 'actions' && <DueList store={store} model={model} />}
          <Filters model={model} />
          {model.shown.value.length === 0 ? (
            <p>{words.actionsNoneFiltered}</p>
          ) : (
            <View store={store} model={model} view={view} />
          )}
        </>
      )}
    </Page>
  );
}

function View({ store, model, view }: { store: Store; model: ActionsModel; view: ActionsView }) {
  if (view === 'actions') return <ActionsBoard store={store} model={model} />;
  if (view === 'calendrier') return <CalendarView store={store} model={model} />;
  return <ActionsList store={store} actions={model.shown.value} today={model.today()} />;
}

function ViewTabs({ view, model }: { view: ActionsView; model: ActionsModel }) {
  const words = t();
  const count = model.actions.value.length;
  return (
    <Tabs
      label={words.views}
      current={view}
      items={[
        { id: 'enjeux', label: words.viewStakes, icon: 'target', href: href.collective('enjeux') },
        { id: 'actions', label: words.viewActions, icon: 'calendar-check', href: href.collective('actions'), count },
        { id: 'calendrier', label: words.viewCalendar, icon: 'calendar', href: href.collective('calendrier') },
        { id: 'liste', label: words.viewList, icon: 'list', href: href.collective('liste') },
      ]}
    />
  );
}

function Filters({ model }: { model: ActionsModel }) {
  const words = t();
  const { collective, stake, responsible } = model.filter.value;
  return (
    <FilterFold class="actions-filters" count={[collective, stake, responsible].filter(Boolean).length}>
      <SelectField
        label={words.stakeFilter}
        placeholder={words.all}
        value={stake}
        options={model.stakes.value.map(({ doc, title }) => ({ value: doc, label: title || words.untitledStake }))}
        onChange={(next) => model.change({ stake: next })}
      />
      <SelectField
        label={words.responsible}
        placeholder={words.everyone}
        value={responsible}
        options={model.responsibles.value.map((name) => ({ value: name, label: name }))}
        onChange={(next) => model.change({ responsible: next })}
      />
      <CheckField
        label={words.onlyCollective}
        checked={collective}
        onChange={(next) => model.change({ collective: next })}
      />
    </FilterFold>
  );
}
