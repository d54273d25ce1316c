import { effect } from '@preact/signals-core';
import { expect, test } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import { CARD_VERSION, type CardOf } from '#domain/record/cards.ts';
import { createCardSets } from '#store/card-sets.ts';

const session = (doc: string, place: string): CardOf<'session'> =>
  ({ kind: 'session', doc, version: CARD_VERSION, updatedAt: 1, conflicts: 0, place }) as unknown as CardOf<'session'>;

test('a card that says what the one here says keeps its object, and nobody who follows the set is told', () => {
  const sets = createCardSets();
  const first = session('a', 'Seix');
  expect(sets.put([first])).toBe(true);
  let told = 0;
  const leave = effect(() => {
    void sets.signals.session.value;
    told += 1;
  });
  expect(sets.put([structuredClone(first)])).toBe(false);
  expect(sets.signals.session.value.get('a' as DocId)).toBe(first);
  expect(told).toBe(1);
  leave();
});

test('of many cards only those that say something else are new objects', () => {
  const sets = createCardSets();
  const [one, other] = [session('a', 'Seix'), session('b', 'Massat')];
  sets.put([one, other]);
  expect(sets.put([structuredClone(one), session('b', 'Biert')])).toBe(true);
  expect(sets.signals.session.value.get('a' as DocId)).toBe(one);
  expect(sets.signals.session.value.get('b' as DocId)?.place).toBe('Biert');
  expect([sets.remove(['c' as DocId]), sets.remove(['b' as DocId])]).toEqual([false, true]);
});
