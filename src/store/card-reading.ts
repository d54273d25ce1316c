// From the cards in the database to the sets in memory.
import type { DocId } from '#domain/ids.ts';
import { CARD_VERSION } from '#domain/record/cards.ts';
import type { Storage } from '#storage/storage.ts';
import type { CardSets } from './card-sets.ts';

export interface CardReading extends Pick<CardSets, 'put'> {
  /** All of them, once; again at the next call while the database does not answer. */
  load(): Promise<void>;
  /** Those of these records, as they are now: a record without one is no longer shown. True when anything changed. */
  show(docs: readonly DocId[]): Promise<boolean>;
}

export function createCardReading(storage: Storage, sets: CardSets): CardReading {
  let loaded = false;
  return {
    put: sets.put,
    async load() {
      if (loaded) return;
      const cards = await storage.cards();
      if (!cards.ok) return;
      loaded = true;
      sets.put(cards.value);
      const old = cards.value.filter((card) => card.version !== CARD_VERSION);
      await storage.markStale(old.map((card) => card.doc));
    },
    async show(docs) {
      if (docs.length === 0) return false;
      const cards = await storage.cardsOf(docs);
      if (!cards.ok) return false;
      const came = sets.put(cards.value.filter((card) => card !== undefined));
      const went = sets.remove(docs.filter((_, index) => cards.value[index] === undefined));
      return came || went;
    },
  };
}
