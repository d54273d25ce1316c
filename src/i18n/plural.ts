import { formatNumber } from './format.ts';
import { locale } from './locale.ts';

/** The form that agrees with a count; French says « 0 dossier », English "0 records". */
export function plural(count: number, one: string, other: string): string {
  return new Intl.PluralRules(locale.value).select(count) === 'one' ? one : other;
}

/** The count and its word held together by a no-break space: « 3 dossiers ». */
export function counted(count: number, one: string, other: string): string {
  return `${formatNumber(count)}\u00a0${plural(count, one, other)}`;
}
