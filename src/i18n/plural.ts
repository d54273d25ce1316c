import { formatNumber } from './format.ts';
import { locale } from './locale.ts';

/** Made once for each language: making one takes longer than all that a screen asks of it. */
const rules = new Map<string, Intl.PluralRules>();

function rulesOf(language: string): Intl.PluralRules {
  const made = rules.get(language) ?? new Intl.PluralRules(language);
  rules.set(language, made);
  return made;
}

/** The form that agrees with a count; French says « 0 dossier », English "0 records". */
export function plural(count: number, one: string, other: string): string {
  return rulesOf(locale.value).select(count) === 'one' ? one : other;
}

/** The count and its word held together by a no-break space: « 3 dossiers ». */
export function counted(count: number, one: string, other: string): string {
  return `${formatNumber(count)}\u00a0${plural(count, one, other)}`;
}
