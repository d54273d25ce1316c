// What the day asks for, read from the cards.
import { addDays, type Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import type { ActionCard, CompanyCard, DossierCard } from '#domain/record/cards.ts';
import { communeOf } from '#domain/territory/communes.ts';
import type { Device } from '#store/device.ts';

/** Drafts and actions shown here; the lists hold the rest. */
const SHOWN = 5;
/** How far « bientôt » reaches, days. */
const SOON = 60;
/** Meetings announced ahead, days. */
const AHEAD = 7;

export interface HomeCards {
  readonly dossiers: Iterable<DossierCard>;
  readonly companies: ReadonlyMap<DocId, CompanyCard>;
  readonly actions: Iterable<ActionCard>;
}

export interface DossierLine {
  readonly dossier: DossierCard;
  readonly name: string;
  readonly place: string;
}

export interface Home {
  /** Visits that were started and not ended, latest first. */
  readonly running: readonly DossierLine[];
  readonly today: readonly DossierLine[];
  readonly upcoming: readonly DossierLine[];
  /** Grids begun and not finished, latest first; `draftCount` counts those not shown too. */
  readonly drafts: readonly DossierLine[];
  readonly draftCount: number;
  /** What the review asks of this person: to read what was sent, or to answer remarks. */
  readonly review: readonly DossierLine[];
  readonly actions: readonly ActionCard[];
}

const ENDED: ReadonlySet<string> = new Set(['clos', 'anonymise']);
const ENDED_ACTIONS: ReadonlySet<string> = new Set(['faite', 'abandonnee']);

/** The home of one person on one day. */
export function homeOf(cards: HomeCards, device: Pick<Device, 'member'>, today: Day): Home {
  const lines = [...cards.dossiers]
    .filter((dossier) => isMine(dossier, device))
    .map((dossier) => lineOf(dossier, cards));
  const open = lines.filter(({ dossier }) => !ENDED.has(dossier.state));
  const running = open.filter(({ dossier }) => dossier.openVisit !== null).sort(latestFirst);
  const meetings = open.filter(({ dossier }) => dossier.openVisit === null && dossier.nextMeeting !== null);
  const drafts = open.filter(({ dossier }) => isDraft(dossier)).sort(latestFirst);
  return {
    running,
    today: meetings.filter(({ dossier }) => dossier.nextMeeting === today).sort(byName),
    upcoming: meetings.filter(({ dossier }) => isWithin(dossier.nextMeeting, addDays(today, 1), AHEAD - 1)).sort(byDay),
    drafts: drafts.slice(0, SHOWN),
    draftCount: drafts.length,
    review: open.filter(({ dossier }) => asksReview(dossier, device)).sort(latestFirst),
    actions: [...cards.actions]
      .filter((action) => isSoon(action, today))
      .sort(byNextDay(today))
      .slice(0, SHOWN),
  };
}

/** An advisor sees their own; whoever has no workspace yet, or coordinates one, sees all. */
function isMine(dossier: DossierCard, { member }: Pick<Device, 'member'>): boolean {
  if (member === null || member.role !== 'advisor') return true;
  return dossier.advisor === '' || dossier.advisor === member.id;
}

/** A coordinator reads what was sent and answers for their own; an advisor answers the remarks. */
function asksReview({ review, remarks = 0, advisor }: DossierCard, { member }: Pick<Device, 'member'>): boolean {
  if (member?.role !== 'coordinator') return remarks > 0;
  return review === 'sent' || (remarks > 0 && advisor === member.id);
}

function isDraft(dossier: DossierCard): boolean {
  return dossier.openVisit === null && dossier.answered > 0 && dossier.answered < dossier.relevant;
}

function lineOf(dossier: DossierCard, { companies }: HomeCards): DossierLine {
  const company = companies.get(dossier.company);
  return { dossier, name: company?.name ?? '', place: communeOf(company?.commune ?? '')?.name ?? '' };
}

function isWithin(day: Day | null, from: Day, days: number): boolean {
  return day !== null && day >= from && day <= addDays(from, days);
}

/** Begins or ends soon, or runs now. */
function isSoon(action: ActionCard, today: Day): boolean {
  if (action.type !== 'collective' || ENDED_ACTIONS.has(action.state)) return false;
  const runs = action.start !== null && action.start <= today && (action.end === null || action.end >= today);
  return runs || isWithin(action.start, today, SOON) || isWithin(action.end, today, SOON);
}

/** The day that counts now: the start while it is ahead, then the end. */
export function nextDayOf(action: ActionCard, today: Day): Day | null {
  return action.start !== null && action.start >= today ? action.start : (action.end ?? action.start);
}

const collator = new Intl.Collator('fr', { sensitivity: 'base' });
const latestFirst = (a: DossierLine, b: DossierLine): number => b.dossier.updatedAt - a.dossier.updatedAt;
const byName = (a: DossierLine, b: DossierLine): number => collator.compare(a.name, b.name);
const compareDays = (a: Day | null, b: Day | null): number => ((a ?? '9') < (b ?? '9') ? -1 : 1);
const byDay = (a: DossierLine, b: DossierLine): number => compareDays(a.dossier.nextMeeting, b.dossier.nextMeeting);
const byNextDay =
  (today: Day) =>
  (a: ActionCard, b: ActionCard): number =>
    compareDays(nextDayOf(a, today), nextDayOf(b, today));
