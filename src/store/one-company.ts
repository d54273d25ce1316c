// Several records may be one company: what everybody reads names the one that lists show. As long as nobody has merged
// anything, these are the sets themselves.
import { computed, type ReadonlySignal } from '@preact/signals-core';
import { actionOfOne, dossierOfOne, linkedCard, oneCard, stakeOfOne } from '#domain/company/one-card.ts';
import { type Identities, identitiesOf } from '#domain/company/same-company.ts';
import type { DocId } from '#domain/ids.ts';
import type { CardOf, CompanyCard, SameFact } from '#domain/record/cards.ts';
import type { CardSignals } from './card-sets.ts';

type Companies = ReadonlyMap<DocId, CompanyCard>;

export interface OneCompany {
  readonly signals: CardSignals;
  /** Which records are one company. */
  readonly identities: ReadonlySignal<Identities>;
}

/** Lists one card per company; asked for any of its records it gives that card. */
class CompanyCards extends Map<DocId, CompanyCard> {
  #identities: Identities | null = null;

  static of(cards: Companies, identities: Identities): CompanyCards {
    const made = new CompanyCards(cards);
    made.#identities = identities;
    return made;
  }

  override get(doc: DocId): CompanyCard | undefined {
    return super.get(this.#identities?.of(doc) ?? doc);
  }

  override has(doc: DocId): boolean {
    return super.has(this.#identities?.of(doc) ?? doc);
  }
}

/** Facts change rarely, cards all the time: the same facts give the same object, and nobody computes anew. */
function readIdentities(): (cards: Companies) => Identities {
  let known: { readonly sign: string; readonly identities: Identities } | null = null;
  return (cards) => {
    const facts: [DocId, readonly SameFact[]][] = [];
    for (const { doc, same } of cards.values()) if (same) facts.push([doc, same]);
    const sign = facts
      .map(
        ([doc, said]) =>
          `${doc} ${said.map(({ id, with: other }) => `${id}${cards.has(other) ? '+' : '-'}`).join(' ')}`,
      )
      .sort()
      .join('\n');
    if (known?.sign !== sign) known = { sign, identities: identitiesOf(facts, (doc) => cards.has(doc)) };
    return known.identities;
  };
}

/** A card stays the same object as long as what it is made of does. */
function createMerging(): (cards: Companies, identities: Identities) => Companies {
  let [last, made] = [
    null as Identities | null,
    new Map<DocId, { parts: readonly CompanyCard[]; card: CompanyCard }>(),
  ];
  return (cards, identities) => {
    if (identities !== last) made = new Map();
    last = identities;
    const cardOf = (doc: DocId, parts: readonly CompanyCard[], make: () => CompanyCard): CompanyCard => {
      const known = made.get(doc);
      if (known && known.parts.length === parts.length && known.parts.every((part, i) => part === parts[i])) {
        return known.card;
      }
      const card = make();
      made.set(doc, { parts, card });
      return card;
    };
    const shown = new Map<DocId, CompanyCard>();
    for (const [doc, card] of cards) {
      if (identities.of(doc) !== doc) continue;
      const group = identities.group(doc);
      const others = group.filter((other) => other !== doc).flatMap((other) => cards.get(other) ?? []);
      const make = () => (others.length > 0 ? oneCard(card, others, identities) : linkedCard(card, identities));
      shown.set(doc, others.length > 0 || card.links.length > 0 ? cardOf(doc, [card, ...others], make) : make());
    }
    return CompanyCards.of(shown, identities);
  };
}

type Resolved = CardOf<'dossier'> | CardOf<'stake'> | CardOf<'action'>;

function resolved<Card extends Resolved>(
  cards: ReadonlySignal<ReadonlyMap<DocId, Card>>,
  identities: ReadonlySignal<Identities>,
  resolve: (card: Card, identities: Identities) => Card,
): ReadonlySignal<ReadonlyMap<DocId, Card>> {
  let [last, made] = [null as Identities | null, new WeakMap<Card, Card>()];
  return computed(() => {
    const who = identities.value;
    if (who.plain) return cards.value;
    if (who !== last) made = new WeakMap();
    last = who;
    return new Map(
      [...cards.value].map(([doc, card]) => {
        const one = made.get(card) ?? resolve(card, who);
        made.set(card, one);
        return [doc, one];
      }),
    );
  });
}

/** The sets as everybody reads them. */
export function oneCompany(raw: CardSignals): OneCompany {
  const read = readIdentities();
  const merge = createMerging();
  const identities = computed(() => read(raw.company.value));
  return {
    identities,
    signals: {
      ...raw,
      company: computed(() =>
        identities.value.plain ? raw.company.value : merge(raw.company.value, identities.value),
      ),
      dossier: resolved(raw.dossier, identities, dossierOfOne),
      stake: resolved(raw.stake, identities, stakeOfOne),
      action: resolved(raw.action, identities, actionOfOne),
    },
  };
}
