import { pathBack, inRings } from '#domain/collective/action-order.ts';
import type { DocId } from '#domain/ids.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { ActionsList, titleOf } from './actions-list.tsx';
import type { ActionsModel } from './actions-model.ts';
import { DatesList } from './dates-list.tsx';
import { t } from './messages.ts';
import { Subscription } from './subscription.tsx';
import { Timeline } from './timeline.tsx';

interface Props {
  store: Store;
  model: ActionsModel;
}

/** The timeline, what it says in a table, and what is odd about it in words. */
export function CalendarView({ store, model }: Props) {
  const words = t();
  return (
    <div class="c-stack c-stack--loose">
      <Rings store={store} model={model} />
      <Timeline store={store} model={model} />
      <Disclosure title={words.timelineTable}>
        <ActionsList store={store} actions={model.shown.value} today={model.today()} />
      </Disclosure>
      <DatesList store={store} model={model} />
      <Subscription store={store} />
    </div>
  );
}

/** One ring as it would be told: each action, back to the first. */
function ringOf(actions: ReadonlyMap<DocId, { doc: DocId; after?: readonly DocId[] }>): DocId[] {
  const [doc] = inRings(actions);
  if (doc === undefined) return [];
  for (const before of actions.get(doc)?.after ?? []) {
    const path = pathBack(actions, before, doc);
    if (path) return [doc, ...path];
  }
  return [];
}

function Rings({ store, model }: Props) {
  const words = t();
  const ring = ringOf(new Map(model.actions.value.map((action) => [action.doc, action])));
  const [doc] = ring;
  if (doc === undefined) return null;
  const path = ring.map((one) => `${titleOf(store, one)}`).join(' → ');
  return (
    <Banner tone="todo" title={words.ringTitle}>
      <p>{words.ringText(path)}</p>
      <p>
        <a href={href.action(doc)}>{titleOf(store, doc)}</a>
      </p>
    </Banner>
  );
}
