// The cards in memory, one live map per kind: what lists, maps and figures read (SYNC P2).
import { batch, type ReadonlySignal, signal, type Signal } from '@preact/signals-core';
import type { DocId } from '#domain/ids.ts';
import { type Json, sameJson } from '#domain/json.ts';
import type { Card, CardOf } from '#domain/record/cards.ts';
import { createWithdrawnCompanies } from './withdrawn-companies.ts';

type Kind = Card['kind'];
type CardMap<K extends Kind> = ReadonlyMap<DocId, CardOf<K>>;

export type CardSignals = { readonly [K in Kind]: ReadonlySignal<CardMap<K>> };

export interface CardSets {
  readonly signals: CardSignals;
  /**
   * Takes in cards; one signal write per kind, whatever their number. A card that says what the one here says leaves that
   * object in its place: whoever keeps what was computed by card computes nothing anew. True when anything changed.
   */
  put(cards: readonly Card[]): boolean;
  remove(docs: readonly DocId[]): boolean;
}

const KINDS: readonly Kind[] = ['company', 'dossier', 'stake', 'action', 'session', 'settings', 'partner'];

const saysTheSame = (known: Card | undefined, card: Card): boolean =>
  known !== undefined && sameJson(known as unknown as Json, card as unknown as Json);

export function createCardSets(): CardSets {
  const cells = Object.fromEntries(KINDS.map((kind) => [kind, signal(new Map())])) as unknown as {
    [K in Kind]: Signal<CardMap<K>>;
  };
  const withdrawn = createWithdrawnCompanies();
  return {
    signals: cells,
    put(given) {
      const { shown: cards, hidden } = withdrawn.sift(given);
      let changed = false;
      batch(() => {
        for (const kind of KINDS) {
          const cell = cells[kind] as Signal<ReadonlyMap<DocId, Card>>;
          const ofKind = cards.filter((card) => card.kind === kind && !saysTheSame(cell.value.get(card.doc), card));
          // A server that was set up anew may know a record of this name as another kind.
          const elsewhere = cards.filter((card) => card.kind !== kind);
          const moved = [...elsewhere, ...hidden].filter((card) => cell.value.has(card.doc));
          if (ofKind.length + moved.length === 0) continue;
          const next = new Map(cell.value);
          for (const card of moved) next.delete(card.doc);
          for (const card of ofKind) next.set(card.doc, card);
          cell.value = next;
          changed = true;
        }
      });
      return changed;
    },
    remove(docs) {
      let changed = false;
      batch(() => {
        for (const kind of KINDS) {
          const cell = cells[kind] as Signal<ReadonlyMap<DocId, Card>>;
          if (!docs.some((doc) => cell.value.has(doc))) continue;
          const next = new Map(cell.value);
          for (const doc of docs) next.delete(doc);
          cell.value = next;
          changed = true;
        }
      });
      return changed;
    },
  };
}
