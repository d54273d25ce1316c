// Values of a company as words on screen.
import type { CompanyProblem } from '#domain/company/company-form.ts';
import type { CompanyInput } from '#domain/company/company.ts';
import { formatSiret } from '#domain/company/siret.ts';
import type { Json } from '#domain/json.ts';
import { communeOf } from '#domain/territory/communes.ts';
import { t } from './messages.ts';

type Labels = Readonly<Record<string, string | undefined>>;

/** The label of an id; a foreign one (newer version of the app) is shown as it is. */
export const labelOf = (labels: Labels, id: string): string => labels[id] ?? id;

export const optionsOf = (labels: Readonly<Record<string, string>>): { value: string; label: string }[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** « Oust », « Hors territoire », or ''. */
export function placeOf(company: { readonly commune: string; readonly outside: boolean }): string {
  return company.outside ? t().outsideShort : (communeOf(company.commune)?.name ?? company.commune);
}

export const problemText = (problem: CompanyProblem): string => t().problems[problem.type];

/** The live check of a SIRET in words, while it is being typed. */
export function siretProgress(text: string): string | null {
  const typed = text.replace(/[\s.-]/g, '');
  if (typed === '' || /\D/.test(typed)) return null;
  if (typed.length < 14) return t().siretMissing(14 - typed.length);
  return typed.length > 14 ? t().siretTooLong(typed.length - 14) : null;
}

/** Any stored value of a company's field as words, for a choice between two answers. */
export function valueText(field: string, value: Json): string {
  if (typeof value === 'boolean') return value ? t().yes : t().no;
  if (typeof value !== 'string' || value === '') return t().emptyValue;
  const labels: Readonly<Record<string, Labels | undefined>> = {
    legalForm: t().legalForms,
    sizeBand: t().sizes,
    sector: t().sectors,
    source: t().sources,
    role: t().roles,
    nafVersion: t().nafVersions,
    type: t().linkTypes,
    stance: { ok: t().stanceOk, 'ne-plus-contacter': t().stanceNo },
  };
  const known = labels[field];
  if (known) return labelOf(known, value);
  if (field === 'commune') return communeOf(value)?.name ?? value;
  return field === 'siret' ? formatSiret(value) : value;
}

/** Fields typed as text; the others are chosen. */
export const TEXT_FIELDS = [
  'name',
  'siret',
  'naf',
  'address',
  'phone',
  'email',
  'website',
  'sourceDetail',
] as const satisfies readonly (keyof CompanyInput)[];
export type TextKey = (typeof TEXT_FIELDS)[number];
export type ChoiceKey = Exclude<keyof CompanyInput, TextKey | 'stance'>;
