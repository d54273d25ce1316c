import { mayWrite } from '#binding/rights.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { LinkButton } from '#ui/button.tsx';
import { Page } from '#ui/page.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { collectiveModel } from './collective-model.ts';
import { t } from './messages.ts';
import { StakesView } from './stakes-view.tsx';
import './collective.css';

/** The stakes companies share; the other views of the collective work are the family of actions. */
export function CollectiveScreen({ store }: { store: Store }) {
  const words = t();
  const model = collectiveModel(store);
  const actions = mayWrite(store) && (
    <>
      <LinkButton href={href.stakeNew()} icon="plus" variant="primary">
        {words.newStake}
      </LinkButton>
      <LinkButton href={href.actionNew()} icon="plus">
        {words.newAction}
      </LinkButton>
    </>
  );
  return (
    <Page title={words.title} lead={words.lead} wide actions={actions}>
      <Tabs
        label={words.views}
        current="enjeux"
        items={[
          {
            id: 'enjeux',
            label: words.viewStakes,
            icon: 'target',
            href: href.collective('enjeux'),
            count: model.count.value,
          },
          { id: 'actions', label: words.viewActions, icon: 'calendar-check', href: href.collective('actions') },
          { id: 'calendrier', label: words.viewCalendar, icon: 'calendar', href: href.collective('calendrier') },
          { id: 'liste', label: words.viewList, icon: 'list', href: href.collective('liste') },
        ]}
      />
      <StakesView store={store} model={model} />
    </Page>
  );
}
