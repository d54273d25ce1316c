// Search over the company cards: every word of the query, without accents, anywhere in the card's text.
// A plain scan: 10,000 cards take a few milliseconds, and nothing has to be kept up to date.
import type { CompanyCard } from '#domain/record/cards.ts';
import { communeOf } from '#domain/territory/communes.ts';
import { fold } from '#domain/text/fold.ts';

export interface CompanyFilter {
  readonly commune?: string;
  readonly sector?: string;
}

/** A card never changes, so its folded text is made once. */
const haystacks = new WeakMap<CompanyCard, string>();

function haystackOf(card: CompanyCard): string {
  const known = haystacks.get(card);
  if (known !== undefined) return known;
  const commune = communeOf(card.commune)?.name ?? '';
  const phones = [card.phone, ...(card.otherPhones ?? [])].map((phone) => phone.replace(/\D/g, ''));
  const also = card.also ?? [];
  const text = fold([card.name, card.head, commune, card.siret, card.naf, ...phones, ...also].join(' '));
  haystacks.set(card, text);
  return text;
}

/** Cards that match, by name. An empty query matches all. */
export function searchCompanies(
  cards: Iterable<CompanyCard>,
  query: string,
  filter: CompanyFilter = {},
): CompanyCard[] {
  const words = wordsOf(query);
  const found: CompanyCard[] = [];
  for (const card of cards) {
    if (filter.commune && card.commune !== filter.commune) continue;
    if (filter.sector && card.sector !== filter.sector) continue;
    const haystack = haystackOf(card);
    if (words.every((word) => haystack.includes(word))) found.push(card);
  }
  return found.sort((a, b) => byName.compare(a.name, b.name));
}

const byName = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });

/** A SIRET or a phone number typed in groups is one word. */
function wordsOf(query: string): string[] {
  const folded = fold(query);
  const digits = folded.replace(/[\s.]/g, '');
  if (/^\d{6,}$/.test(digits)) return [digits];
  return folded.split(' ').filter((word) => word !== '');
}
