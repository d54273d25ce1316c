// What is left of a company's name when two of them are compared.
import { foldedWords } from '#domain/text/fold.ts';

const LEGAL_FORM_WORDS =
  'sarl eurl sas sasu sa snc sci scp selarl scop scic scea earl gaec gfa gie ei eirl eurl cuma cae asso association ' +
  'ets etablissement etablissements entreprise societe ste cie';
const ARTICLES = 'le la les l un une des du de d a au aux et en chez';
const SILENT = new Set(`${LEGAL_FORM_WORDS} ${ARTICLES}`.split(' '));

/** The words that tell a company from others: folded, legal form (« S.A.R.L. » included) and articles taken off. */
export function heardWords(name: string): string[] {
  const words = foldedWords(name.replace(/\b(\p{L})\.(?=\p{L}(\.|\b))/gu, '$1'));
  const heard = words.filter((word) => !SILENT.has(word));
  return heard.length > 0 ? heard : words;
}

/** What is left of a name to compare, without spaces. */
export function nameKey(name: string): string {
  return heardWords(name).join('');
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
