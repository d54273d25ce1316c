// What companies may want to do together, in the words of the grid: for every screen that speaks of topics.
import { labelOf } from '#binding/question/grid-words.ts';
import { firstAsking } from '#domain/grid/grid.ts';
import type { Store } from '#store/store.ts';

export interface Topic {
  readonly value: string;
  readonly label: string;
}

/** In the grid in use, else in one that knows topics: with a foreign grid they keep the words of ours. */
function topicQuestion(store: Pick<Store, 'grids'>) {
  const { current, all } = store.grids;
  return firstAsking([current.value, ...all.value.values()], 'coo4', 'multi');
}

/** Options that name no topic. */
export function emptyTopics(store: Pick<Store, 'grids'>): ReadonlySet<string> {
  return new Set(topicQuestion(store)?.exclusiveOptions ?? ['rien']);
}

/** What companies may want to do together. */
export function topicsOf(store: Pick<Store, 'grids'>): Topic[] {
  const none = emptyTopics(store);
  return (topicQuestion(store)?.options ?? [])
    .filter(({ value }) => !none.has(value))
    .map((option) => ({ value: option.value, label: labelOf(option) }));
}

/** A topic of an older grid has its words there. */
export function topicName(store: Pick<Store, 'grids'>, topic: string): string {
  const known = topicsOf(store).find(({ value }) => value === topic);
  if (known) return known.label;
  for (const grid of store.grids.all.value.values()) {
    const option = firstAsking([grid], 'coo4', 'multi')?.options.find(({ value }) => value === topic);
    if (option) return labelOf(option);
  }
  return topic;
}
