import { href, type CollectiveView } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { LinkButton } from '#ui/button.tsx';
import { Page } from '#ui/page.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { ActionsView } from './actions-view.tsx';
import { collectiveModel } from './collective-model.ts';
import { mayWrite } from './collective-words.ts';
import { t } from './messages.ts';
import { StakesView } from './stakes-view.tsx';
import './collective.css';

interface CollectiveProps {
  store: Store;
  view: CollectiveView;
}

/** The stakes companies share, and the actions planned together. */
export function CollectiveScreen({ store, view }: CollectiveProps) {
  const words = t();
  const model = collectiveModel(store);
  const actions = mayWrite(store) && (
    <>
      <LinkButton href={href.stakeNew()} icon="plus" variant={view === 'enjeux' ? 'primary' : 'quiet'}>
        {words.newStake}
      </LinkButton>
      <LinkButton href={href.actionNew()} icon="plus" variant={view === 'actions' ? 'primary' : 'quiet'}>
        {words.newAction}
      </LinkButton>
    </>
  );
  return (
    <Page title={words.title} lead={words.lead} wide actions={actions}>
      <Tabs
        label={words.views}
        current={view}
        items={[
          {
            id: 'enjeux',
            label: words.viewStakes,
            icon: 'target',
            href: href.collective('enjeux'),
            count: model.stakes.value.length,
          },
          {
            id: 'actions',
            label: words.viewActions,
            icon: 'calendar-check',
            href: href.collective('actions'),
            count: model.actions.value.length,
          },
        ]}
      />
      {view === 'actions' ? <ActionsView store={store} model={model} /> : <StakesView store={store} model={model} />}
    </Page>
  );
}
