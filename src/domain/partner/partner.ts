// A body of the territory, or one person in it, that companies are sent to or that brings them.
import type { Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import { choiceOf, dayOf, docOf, rowIds, textOf, valueOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { addRow } from '#domain/record/rows.ts';
import { readConsent, type Consent } from './consent.ts';

export const PARTNER_BODIES = [
  'cci',
  'cma',
  'agriculture',
  'emploi',
  'agence',
  'innovation',
  'mcef',
  'formation',
  'banque',
  'reseau',
  'autre',
] as const;
type PartnerBody = (typeof PARTNER_BODIES)[number];

/** What a partner may bring besides the dimensions of the grid: tags of the aids (`#domain/aids`). */
export const COMPETENCE_TAGS = [
  'creation',
  'transmission',
  'formation',
  'emploi',
  'transition-ecologique',
  'propriete-industrielle',
  'financement',
  'pret',
  'garantie',
  'ess',
  'bois',
  'tourisme',
  'circuits-courts',
  'europe',
] as const;

export const ACTIVITY_KINDS = [
  'reunion',
  'visite',
  'temoignage',
  'atelier',
  'orientation',
  'parrainage',
  'autre',
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** Something a partner or an ambassador did with the network. */
export interface Activity {
  readonly id: string;
  readonly day: Day | null;
  readonly kind: ActivityKind;
  readonly note: string;
  /** The collective action it belonged to. */
  readonly action: DocId | null;
}

export interface PartnerInput {
  readonly name: string;
  readonly body: PartnerBody;
  readonly person: string;
  readonly role: string;
  readonly phone: string;
  readonly email: string;
  readonly website: string;
  /** Ids of dimensions of the grid, or tags of aids. */
  readonly competences: readonly string[];
  readonly sectors: readonly string[];
  /** INSEE codes; none is the whole territory. */
  readonly communes: readonly string[];
}

export interface Partner extends PartnerInput {
  readonly consent: Consent;
  /** Newest day first; those without a day come before. */
  readonly activities: readonly Activity[];
  readonly notes: string;
}

function stringsOf(view: RecordView, key: string): string[] {
  const value = valueOf(view, key);
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** The dated lines of a partner's or an ambassador's record, newest first. */
export function readActivities(view: RecordView): Activity[] {
  return rowIds(view, 'activity')
    .map((id) => ({
      id,
      day: dayOf(view, `activity/${id}/day`),
      kind: choiceOf(view, `activity/${id}/kind`, ACTIVITY_KINDS, 'autre'),
      note: textOf(view, `activity/${id}/note`),
      action: docOf(view, `activity/${id}/action`),
    }))
    .sort((a, b) => (b.day ?? '9').localeCompare(a.day ?? '9'));
}

/** A partner as the record stands; what is absent or foreign reads as empty. */
export function readPartner(view: RecordView): Partner {
  return {
    name: textOf(view, 'name'),
    body: choiceOf(view, 'body', PARTNER_BODIES, 'autre'),
    person: textOf(view, 'person'),
    role: textOf(view, 'role'),
    phone: textOf(view, 'phone'),
    email: textOf(view, 'email'),
    website: textOf(view, 'website'),
    competences: stringsOf(view, 'competences'),
    sectors: stringsOf(view, 'sectors'),
    communes: stringsOf(view, 'communes'),
    consent: readConsent(view),
    activities: readActivities(view),
    notes: view.texts.get('notes') ?? '',
  };
}

/** Writes the given fields. */
export function writePartner(draft: Draft, input: Partial<PartnerInput>): void {
  for (const [field, value] of Object.entries(input)) {
    if (value !== undefined) draft.set(field, typeof value === 'string' ? value.trim() : value);
  }
}

/** Adds a dated line and returns its row; `now` in ms. */
export function addActivity(draft: Draft, activity: Omit<Activity, 'id'>, now: number): string {
  return addRow(draft, 'activity', { ...activity, action: activity.action ?? '' }, now);
}
