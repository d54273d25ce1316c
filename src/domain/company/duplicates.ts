// « N'existe-t-elle pas déjà ? » asked before a company is created, and of all of them after an exchange. Nothing is
// compared one by one: a company meets those that share a key with it.
import { fold } from '#domain/text/fold.ts';
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import { heardWords, isWithinOneTypo, nameKey } from './name-key.ts';
import { phoneKey } from './phone-key.ts';
import { checkSiret } from './siret.ts';

export interface Candidate {
  /** The record being edited, which is no duplicate of itself. */
  readonly doc?: DocId;
  readonly siret: string;
  readonly name: string;
  /** INSEE code; '' is a commune of its own: names are compared with the companies that have none either. */
  readonly commune: string;
  readonly phone?: string;
  readonly otherPhones?: readonly string[];
  readonly address?: string;
}

/** What speaks for one company, the strongest first. */
export const DUPLICATE_REASONS = ['siret', 'name-commune', 'phone', 'address'] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

export interface Duplicate {
  readonly card: CompanyCard;
  /** The strongest of the reasons. */
  readonly why: DuplicateReason;
  readonly reasons: readonly DuplicateReason[];
}

export interface DuplicateIndex {
  /** Those that may be this company, the surest first. */
  find(candidate: Candidate): Duplicate[];
  /** Takes in a company, or the newer card of one. */
  put(card: CompanyCard): void;
  remove(doc: DocId): void;
  /** Those whose own answer may change when this one comes or goes: a number they share becomes telling or stops being it. */
  besides(candidate: Candidate): CompanyCard[];
}

// Below this length one typo changes the name: « Pic » and « Puc » are two companies.
const SHORTEST_WITH_TYPO = 4;

/** A number of more companies than this is an accountant's or a business park's: it tells nothing. */
const SHARED_PHONE = 4;

/** A word of at least this length makes two names at one address alike. */
const TELLING_WORD = 4;

const digitsOf = (siret: string): string => siret.replace(/\D/g, '');

const phonesOf = ({ phone = '', otherPhones = [] }: Candidate): string[] => [
  ...new Set([phone, ...otherPhones].map(phoneKey).filter((key) => key !== '')),
];

/** An address without a number is a hamlet: many companies have it. */
function addressKey({ commune, address = '' }: Candidate): string {
  const folded = fold(address)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return /\d/.test(folded) ? `${commune} ${folded}` : '';
}

/** « Gîte 1 » and « Gîte 2 » are two: a figure is no typo. */
const isNumbered = (a: string, b: string): boolean => a.replace(/\D/g, '') === b.replace(/\D/g, '');

const wordsKey = (name: string): string => heardWords(name).sort().join(' ');

/** One typo leaves the beginning or the end of a name as it is: two names within one typo share one of these. */
function halvesOf(commune: string, key: string, length: number): string[] {
  const half = Math.floor((length - 1) / 2);
  const end = key.slice(key.length - half);
  return [`b${commune}/${length}/${key.slice(0, half)}`, `e${commune}/${length}/${half === 0 ? '' : end}`];
}

/** The keys under which others are met. */
function keysOf(candidate: Candidate): string[] {
  const siret = digitsOf(candidate.siret);
  const key = nameKey(candidate.name);
  const address = addressKey(candidate);
  return [
    ...(siret === '' ? [] : [`s${siret}`]),
    ...(key === ''
      ? []
      : [...halvesOf(candidate.commune, key, key.length), `w${candidate.commune}/${wordsKey(candidate.name)}`]),
    ...phonesOf(candidate).map((phone) => `p${phone}`),
    ...(address === '' ? [] : [`a${address}`]),
  ];
}

/** Both numbers hold and are of two legal persons: a shared telephone or house is no reason to take them for one. */
function areTwoPersons(a: Candidate, b: Candidate): boolean {
  const [one, other] = [checkSiret(a.siret), checkSiret(b.siret)];
  return one.ok && other.ok && one.value.slice(0, 9) !== other.value.slice(0, 9);
}

const shareWord = (a: string, b: string): boolean => {
  const words = new Set(heardWords(a));
  return heardWords(b).some((word) => word.length >= TELLING_WORD && words.has(word));
};

/** An empty lookup, or one over these cards. */
export function duplicateIndex(cards: Iterable<CompanyCard> = []): DuplicateIndex {
  const byKey = new Map<string, Map<DocId, CompanyCard>>();
  const keysByDoc = new Map<DocId, readonly string[]>();
  const keyOf = new Map<DocId, string>();

  function remove(doc: DocId): void {
    for (const key of keysByDoc.get(doc) ?? []) {
      const held = byKey.get(key);
      held?.delete(doc);
      if (held?.size === 0) byKey.delete(key);
    }
    keysByDoc.delete(doc);
    keyOf.delete(doc);
  }
  function put(card: CompanyCard): void {
    remove(card.doc);
    const keys = keysOf(card);
    for (const key of keys) {
      const held = byKey.get(key);
      if (held) held.set(card.doc, card);
      else byKey.set(key, new Map([[card.doc, card]]));
    }
    keysByDoc.set(card.doc, keys);
    keyOf.set(card.doc, nameKey(card.name));
  }
  const under = (key: string): CompanyCard[] => [...(byKey.get(key)?.values() ?? [])];

  function alike({ name, commune }: Candidate): CompanyCard[] {
    const key = nameKey(name);
    if (key === '') return [];
    const mayVary = key.length >= SHORTEST_WITH_TYPO;
    const found = new Set(under(`w${commune}/${wordsKey(name)}`));
    for (const length of mayVary ? [key.length - 1, key.length, key.length + 1] : [key.length]) {
      for (const half of halvesOf(commune, key, length)) {
        for (const [doc, card] of byKey.get(half) ?? []) {
          const other = keyOf.get(doc) ?? '';
          if (other === key || (mayVary && isWithinOneTypo(other, key) && isNumbered(other, key))) found.add(card);
        }
      }
    }
    return [...found];
  }

  function find(candidate: Candidate): Duplicate[] {
    const found = new Map<CompanyCard, DuplicateReason[]>();
    const add = (cards: readonly CompanyCard[], reason: DuplicateReason): void => {
      for (const card of cards) {
        if (card.doc === candidate.doc) continue;
        const reasons = found.get(card) ?? [];
        if (!reasons.includes(reason)) found.set(card, [...reasons, reason]);
      }
    };
    const siret = digitsOf(candidate.siret);
    if (siret !== '') add(under(`s${siret}`), 'siret');
    add(alike(candidate), 'name-commune');
    for (const phone of phonesOf(candidate)) {
      const held = under(`p${phone}`);
      if (held.length <= SHARED_PHONE)
        add(
          held.filter((card) => !areTwoPersons(candidate, card)),
          'phone',
        );
    }
    const address = addressKey(candidate);
    const near = address === '' ? [] : under(`a${address}`);
    add(
      near.filter((card) => shareWord(card.name, candidate.name) && !areTwoPersons(candidate, card)),
      'address',
    );
    const rank = (reason: DuplicateReason | undefined): number => DUPLICATE_REASONS.indexOf(reason ?? 'address');
    return [...found]
      .map(([card, reasons]): Duplicate => ({ card, why: reasons[0] ?? 'address', reasons }))
      .sort((a, b) => rank(a.why) - rank(b.why) || b.reasons.length - a.reasons.length);
  }

  const besides = (candidate: Candidate): CompanyCard[] =>
    phonesOf(candidate)
      .map((phone) => under(`p${phone}`))
      .flatMap((held) => (held.length <= SHARED_PHONE + 1 ? held : []))
      .filter(({ doc }) => doc !== candidate.doc);

  for (const card of cards) put(card);
  return { find, put, remove, besides };
}

/** The same question asked once, without keeping the lookup. */
export function likelyDuplicates(candidate: Candidate, cards: Iterable<CompanyCard>): Duplicate[] {
  return duplicateIndex(cards).find(candidate);
}
