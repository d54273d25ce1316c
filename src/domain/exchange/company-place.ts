// Where a company of somebody's file is: a commune of the territory, elsewhere, or nobody can tell.
import { communeOf, COMMUNES, findCommunes, type Commune } from '#domain/territory/communes.ts';
import { foldedWords } from '#domain/text/fold.ts';

export type Place =
  | { readonly type: 'here'; readonly commune: string; readonly postcodeDiffers: boolean }
  | { readonly type: 'outside' }
  | { readonly type: 'commune-missing' | 'commune-unknown' };

/** A code, a name, or a postcode with only one commune of the territory; null: none, or more than one. */
function territoryOf(text: string): Commune | null {
  const byCode = communeOf(text.padStart(5, '0'));
  if (/^\d{4,5}$/.test(text) && byCode) return byCode;
  const name = communeName(text);
  const [first] = findCommunes(text.replaceAll(/\b\d{5}\b|\bcedex\b.*$/gi, ''), 1);
  return first && foldedWords(first.name).join(' ') === name ? first : null;
}

const SHORT: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte' };
function communeName(text: string): string {
  return foldedWords(text.replaceAll(/\b\d{5}\b|\bcedex\b.*$/gi, ''))
    .map((word) => SHORT[word] ?? word)
    .join(' ');
}

/** The five figures of a postcode, its leading zero put back; null when it is none. */
export function postcodeOf(text: string): string | null {
  const digits = text.replaceAll(/\s/g, '').replace(/[.,]0+$/, '');
  return /^\d{4,5}$/.test(digits) ? digits.padStart(5, '0') : null;
}

/** @param postcode five figures or '' */
export function placeOf(commune: string, postcode: string): Place {
  const near = postcode === '' ? [] : COMMUNES.filter(({ postcodes }) => postcodes.includes(postcode));
  const [only] = near.length === 1 ? near : [];
  const found = commune === '' ? (only ?? null) : territoryOf(commune);
  if (found) {
    return { type: 'here', commune: found.code, postcodeDiffers: postcode !== '' && !near.includes(found) };
  }
  if (commune === '' && postcode === '') return { type: 'commune-missing' };
  // A postcode of elsewhere, or the code of another commune, says where it is: outside, and that is allowed.
  const isCode = /^(?:\d{5}|2[AB]\d{3})$/i.test(commune);
  const elsewhere = near.length === 0 && (postcode !== '' || isCode);
  return elsewhere ? { type: 'outside' } : { type: 'commune-unknown' };
}
