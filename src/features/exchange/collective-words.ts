// Ids of stakes and actions in the words that stand in a file.
import { actionState } from '#binding/action/action-words.ts';
import { topicName } from '#binding/topic-words.ts';
import type { CollectiveWords } from '#domain/exchange/collective-export.ts';
import type { Store } from '#store/store.ts';
import { t } from './messages.ts';

/** A state of a newer version is told as it is written. */
export function collectiveWords(store: Pick<Store, 'grids'>): CollectiveWords {
  return {
    stakeState: (id) => t().stakeStates[id] ?? id,
    actionState,
    topic: (id) => (id === '' ? '' : topicName(store, id)),
  };
}
