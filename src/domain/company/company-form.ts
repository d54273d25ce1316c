// From what was typed to what is written: nothing typed is refused here, problems are told beside it.
import {
  CONTACT_SOURCES,
  LEGAL_FORMS,
  SECTORS,
  SIZE_BANDS,
  STANCES,
  type CompanyInput,
  type Contact,
  type Link,
} from './company.ts';
import { checkNaf } from './naf.ts';
import { checkSiret, type SiretProblem } from './siret.ts';
import type { Draft } from '#domain/record/record.ts';
import { addRow } from '#domain/record/rows.ts';
import { communeOf } from '#domain/territory/communes.ts';

export type CompanyProblem = {
  readonly field: keyof CompanyInput;
  readonly type:
    | SiretProblem['type']
    | 'required'
    | 'naf-shape'
    | 'commune-unknown'
    | 'choice-unknown'
    | 'phone-shape'
    | 'email-shape'
    | 'website-shape';
};

const CHOICES = {
  legalForm: LEGAL_FORMS,
  sizeBand: SIZE_BANDS,
  sector: SECTORS,
  source: CONTACT_SOURCES,
  stance: STANCES,
} as const satisfies Partial<Record<keyof CompanyInput, readonly string[]>>;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const WEBSITE = /^(https?:\/\/)?[^\s/.]+(\.[^\s/.]+)+(\/\S*)?$/i;

/** At least nine digits; `+`, spaces, dots, hyphens and brackets are how people write them. */
export function isPhone(text: string): boolean {
  return /^[+\d\s.()/-]+$/.test(text) && text.replace(/\D/g, '').length >= 9;
}

export function isEmail(text: string): boolean {
  return EMAIL.test(text);
}

/** `scierie-dupuy.fr`, with or without `https://`. */
export function isWebsite(text: string): boolean {
  return WEBSITE.test(text);
}

function choiceProblems(input: CompanyInput): CompanyProblem[] {
  return (Object.keys(CHOICES) as (keyof typeof CHOICES)[])
    .filter((field) => input[field] !== '' && !(CHOICES[field] as readonly string[]).includes(input[field]))
    .map((field) => ({ field, type: 'choice-unknown' }));
}

function communeProblems({ commune, outside }: CompanyInput): CompanyProblem[] {
  if (outside) return [];
  if (commune === '') return [{ field: 'commune', type: 'required' }];
  return communeOf(commune) ? [] : [{ field: 'commune', type: 'commune-unknown' }];
}

/**
 * What stands in the way of creating this company (PRODUCT 1.3, first row): a name, a commune of the territory or
 * « hors territoire », a source; the rest may be empty, but not wrong.
 */
export function checkCompany(input: CompanyInput): CompanyProblem[] {
  const problems: CompanyProblem[] = [];
  if (input.name.trim() === '') problems.push({ field: 'name', type: 'required' });
  if (input.siret.trim() !== '') {
    const siret = checkSiret(input.siret);
    if (!siret.ok) problems.push({ field: 'siret', type: siret.error.type });
  }
  if (input.naf.trim() !== '' && !checkNaf(input.naf, input.nafVersion).ok) {
    problems.push({ field: 'naf', type: 'naf-shape' });
  }
  problems.push(...communeProblems(input));
  if (input.source === '') problems.push({ field: 'source', type: 'required' });
  if (input.phone.trim() !== '' && !isPhone(input.phone)) problems.push({ field: 'phone', type: 'phone-shape' });
  if (input.email.trim() !== '' && !isEmail(input.email.trim())) problems.push({ field: 'email', type: 'email-shape' });
  if (input.website.trim() !== '' && !isWebsite(input.website.trim())) {
    problems.push({ field: 'website', type: 'website-shape' });
  }
  return [...problems, ...choiceProblems(input)];
}

function normalized(field: keyof CompanyInput, value: string, input: Partial<CompanyInput>): string {
  const text = value.trim();
  if (field === 'commune') return communeOf(text)?.code ?? text;
  if (field !== 'siret' && field !== 'naf') return text;
  const checked = field === 'siret' ? checkSiret(text) : checkNaf(text, input.nafVersion ?? 'rev2');
  return checked.ok ? checked.value : text;
}

/** Writes the given fields. What is wrong is written as it was typed, so that it can be put right later. */
export function writeCompany(draft: Draft, input: Partial<CompanyInput>): void {
  for (const [field, value] of Object.entries(input) as [keyof CompanyInput, string | boolean | undefined][]) {
    if (value === undefined) continue;
    draft.set(field, typeof value === 'string' ? normalized(field, value, input) : value);
  }
}

/** Adds a contact and returns its row. */
export function addContact(draft: Draft, contact: Omit<Contact, 'id'>, now: number): string {
  return addRow(draft, 'contact', { ...contact, name: contact.name.trim() }, now);
}

/** Adds a link to another company and returns its row. */
export function addLink(draft: Draft, link: Omit<Link, 'id'>, now: number): string {
  return addRow(draft, 'link', { ...link }, now);
}

/** Records that the head does not want to be contacted again (PRODUCT R11). */
export function recordOpposition(draft: Draft, reason: string): void {
  draft.set('stance', 'ne-plus-contacter');
  draft.event('opposition-recorded', { reason });
}
