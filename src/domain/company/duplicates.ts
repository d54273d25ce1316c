// « N'existe-t-elle pas déjà ? » asked before a company is created: on the SIRET, else on the name within one commune.
import { foldedWords } from '#domain/text/fold.ts';
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard } from '#domain/record/cards.ts';

export interface Candidate {
  /** The record being edited, which is no duplicate of itself. */
  readonly doc?: DocId;
  readonly siret: string;
  readonly name: string;
  /** INSEE code; '' is a commune of its own: names are compared with the companies that have none either. */
  readonly commune: string;
}

export interface Duplicate {
  readonly card: CompanyCard;
  readonly why: 'siret' | 'name-commune';
}

const LEGAL_FORM_WORDS =
  'sarl eurl sas sasu sa snc sci scp selarl scop scic scea earl gaec gfa gie ei eirl eurl cuma cae asso association ' +
  'ets etablissement etablissements entreprise societe ste cie';
const ARTICLES = 'le la les l un une des du de d a au aux et en chez';
const SILENT = new Set(`${LEGAL_FORM_WORDS} ${ARTICLES}`.split(' '));

// Below this length one typo changes the name: « Pic » and « Puc » are two companies.
const SHORTEST_WITH_TYPO = 4;

/** What is left of a name to compare: folded, legal form and articles taken off, without spaces (« S.A.R.L. » included). */
export function nameKey(name: string): string {
  const words = foldedWords(name.replace(/\b(\p{L})\.(?=\p{L}(\.|\b))/gu, '$1'));
  const heard = words.filter((word) => !SILENT.has(word));
  return (heard.length > 0 ? heard : words).join('');
}

/** At most one letter added, left out, changed, or swapped with its neighbour. */
export function isWithinOneTypo(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  if (short.length < long.length) return short.slice(start) === long.slice(start + 1);
  if (short.slice(start + 1) === long.slice(start + 1)) return true;
  return (
    short[start] === long[start + 1] &&
    short[start + 1] === long[start] &&
    short.slice(start + 2) === long.slice(start + 2)
  );
}

export interface DuplicateIndex {
  readonly find: (candidate: Candidate) => Duplicate[];
}

interface Named {
  readonly key: string;
  readonly card: CompanyCard;
}

function push<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const items = map.get(key);
  if (items) items.push(item);
  else map.set(key, [item]);
}

/** A lookup built once over the cards, by SIRET, then by commune and length of name: a question reads a few dozen names. */
export function duplicateIndex(cards: Iterable<CompanyCard>): DuplicateIndex {
  const bySiret = new Map<string, CompanyCard[]>();
  const byPlace = new Map<string, Named[]>();
  const place = (commune: string, length: number): string => `${commune}/${length}`;
  for (const card of cards) {
    const siret = card.siret.replace(/\D/g, '');
    if (siret !== '') push(bySiret, siret, card);
    const key = nameKey(card.name);
    if (key !== '') push(byPlace, place(card.commune, key.length), { key, card });
  }
  return {
    find: ({ doc, siret, name, commune }) => {
      const same = (bySiret.get(siret.replace(/\D/g, '')) ?? []).filter((card) => card.doc !== doc);
      const key = nameKey(name);
      const lengths = key.length < SHORTEST_WITH_TYPO ? [key.length] : [key.length - 1, key.length, key.length + 1];
      const alike = lengths
        .flatMap((length) => byPlace.get(place(commune, length)) ?? [])
        .filter((named) => (key.length < SHORTEST_WITH_TYPO ? named.key === key : isWithinOneTypo(named.key, key)))
        .map(({ card }) => card)
        .filter((card) => card.doc !== doc && !same.includes(card));
      return [
        ...same.map((card): Duplicate => ({ card, why: 'siret' })),
        ...alike.map((card): Duplicate => ({ card, why: 'name-commune' })),
      ];
    },
  };
}

/** The same question asked once, without keeping the lookup. */
export function likelyDuplicates(candidate: Candidate, cards: Iterable<CompanyCard>): Duplicate[] {
  return duplicateIndex(cards).find(candidate);
}
