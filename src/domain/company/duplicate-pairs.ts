// All pairs of records that may be one company, kept up to date card by card: what an exchange brings is looked at, and
// nothing else.
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import {
  duplicateIndex,
  type Duplicate,
  type DuplicateIndex,
  DUPLICATE_REASONS,
  type DuplicateReason,
} from './duplicates.ts';
import type { Identities } from './same-company.ts';

export interface DuplicatePair {
  /** The lower id first. */
  readonly a: CompanyCard;
  readonly b: CompanyCard;
  readonly reasons: readonly DuplicateReason[];
}

export interface DuplicatePairs {
  /** Takes in what is here now; looks at no more than `most` cards and says whether it is done. */
  follow(cards: ReadonlyMap<DocId, CompanyCard>, most: number): boolean;
  /** The surest first; in a fixed order. */
  pairs(): DuplicatePair[];
  /** Those that may be a company that is being typed. */
  readonly find: DuplicateIndex['find'];
}

export function createDuplicatePairs(): DuplicatePairs {
  const index = duplicateIndex();
  const seen = new Map<DocId, CompanyCard>();
  const found = new Map<DocId, Map<DocId, Duplicate>>();

  function part(doc: DocId): void {
    for (const other of found.get(doc)?.keys() ?? []) found.get(other)?.delete(doc);
    found.delete(doc);
  }
  function pair(card: CompanyCard): void {
    part(card.doc);
    const mine = new Map<DocId, Duplicate>();
    for (const duplicate of index.find(card)) {
      const other = duplicate.card.doc;
      mine.set(other, duplicate);
      const theirs = found.get(other) ?? new Map<DocId, Duplicate>();
      theirs.set(card.doc, { ...duplicate, card });
      found.set(other, theirs);
    }
    found.set(card.doc, mine);
  }
  function forget(card: CompanyCard): void {
    part(card.doc);
    index.remove(card.doc);
    seen.delete(card.doc);
    for (const other of index.besides(card)) pair(other);
  }
  function look(card: CompanyCard): void {
    const before = seen.get(card.doc);
    if (before) forget(before);
    index.put(card);
    seen.set(card.doc, card);
    pair(card);
    for (const other of index.besides(card)) pair(other);
  }
  return {
    find: index.find,
    follow(cards, most) {
      for (const [doc, card] of seen) if (!cards.has(doc)) forget(card);
      let looked = 0;
      for (const [doc, card] of cards) {
        if (seen.get(doc) === card) continue;
        if (looked === most) return false;
        look(card);
        looked += 1;
      }
      return true;
    },
    pairs() {
      const pairs: DuplicatePair[] = [];
      for (const [doc, others] of found) {
        const a = seen.get(doc);
        for (const { card: b, reasons } of others.values()) if (a && doc < b.doc) pairs.push({ a, b, reasons });
      }
      const rank = ({ reasons }: DuplicatePair): number => DUPLICATE_REASONS.indexOf(reasons[0] ?? 'address');
      return pairs.sort(
        (p, q) =>
          rank(p) - rank(q) ||
          q.reasons.length - p.reasons.length ||
          (`${p.a.doc} ${p.b.doc}` < `${q.a.doc} ${q.b.doc}` ? -1 : 1),
      );
    },
  };
}

/** Those that still ask for an answer: nobody has said that they are two, and they are not one yet. */
export function openPairs(pairs: readonly DuplicatePair[], identities: Identities): DuplicatePair[] {
  const isAnswered = (a: DocId, b: DocId): boolean => {
    const said = identities.said(a, b);
    return said !== null && !said.same && !said.open;
  };
  const asked = new Set<string>();
  return pairs.filter(({ a: { doc: a }, b: { doc: b } }) => {
    const shown = [identities.of(a), identities.of(b)] as const;
    // Two companies of several records each are asked about once.
    const sign = shown.toSorted().join(' ');
    if (shown[0] === shown[1] || isAnswered(a, b) || isAnswered(...shown) || asked.has(sign)) return false;
    asked.add(sign);
    return true;
  });
}
