// The week that comes: whose dossiers must be on the tablet, and which meetings lie near each other.
import type { Member } from '#domain/access/role.ts';
import { addDays, type Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard, DossierCard } from '#domain/record/cards.ts';
import { communeOf, distanceKm, type Commune } from '#domain/territory/communes.ts';

/** Today and the six days after it. */
export const WEEK_DAYS = 7;
/** Meetings this near each other, straight line, are one round, km. */
export const NEAR_KM = 8;

const ENDED: ReadonlySet<string> = new Set(['clos', 'anonymise']);

type Cards = {
  readonly dossiers: Iterable<DossierCard>;
  readonly companies: ReadonlyMap<DocId, CompanyCard>;
};

export interface Meeting {
  readonly dossier: DossierCard;
  readonly company: CompanyCard | null;
  /** Null: unknown, or outside the territory. */
  readonly commune: Commune | null;
  readonly day: Day;
}

export interface Week {
  /** By day, then by name. */
  readonly meetings: readonly Meeting[];
  /** Own dossiers that are open, the meetings' ones too. */
  readonly open: readonly DossierCard[];
  /** Records that a day without network needs: those dossiers, and their companies. */
  readonly needed: readonly DocId[];
}

/** One's own, and those nobody has been given; before a workspace is joined, all. */
function isOwn(dossier: DossierCard, member: Pick<Member, 'id'> | null): boolean {
  return member === null || dossier.advisor === '' || dossier.advisor === member.id;
}

export function weekOf(cards: Cards, member: Pick<Member, 'id'> | null, today: Day): Week {
  const open = [...cards.dossiers].filter((dossier) => isOwn(dossier, member) && !ENDED.has(dossier.state));
  const last = addDays(today, WEEK_DAYS - 1);
  const meetings = open
    .flatMap((dossier): Meeting[] => {
      const day = dossier.nextMeeting;
      if (day === null || day < today || day > last) return [];
      const company = cards.companies.get(dossier.company) ?? null;
      return [{ dossier, company, commune: communeOf(company?.commune ?? ''), day }];
    })
    .sort((a, b) => (a.day === b.day ? byName(a, b) : a.day < b.day ? -1 : 1));
  const needed = new Set(open.flatMap(({ doc, company }) => (company ? [doc, company] : [doc])));
  return { meetings, open, needed: [...needed] };
}

const byName = (a: Meeting, b: Meeting): number => (a.company?.name ?? '').localeCompare(b.company?.name ?? '', 'fr');

export interface Round {
  /** By day, then by name. */
  readonly meetings: readonly Meeting[];
  /** The communes of the round, each once; empty for meetings whose place is not known. */
  readonly communes: readonly Commune[];
  /** Between the two that lie farthest apart, straight line, km. */
  readonly span: number;
}

/** Meetings linked by steps of at most `NEAR_KM` are one round; those without a known place come last, together. */
export function roundsOf(meetings: readonly Meeting[]): Round[] {
  const placed = meetings.filter(({ commune }) => commune !== null);
  const lost = meetings.filter(({ commune }) => commune === null);
  const rounds: Meeting[][] = [];
  for (const meeting of placed) {
    const near = rounds.filter((round) => round.some((other) => kmBetween(other, meeting) <= NEAR_KM));
    const merged = [...near.flat(), meeting];
    for (const round of near) rounds.splice(rounds.indexOf(round), 1);
    rounds.push(merged);
  }
  const inOrder = (round: Meeting[]): Meeting[] => meetings.filter((meeting) => round.includes(meeting));
  const all = rounds.map(inOrder).sort((a, b) => meetings.indexOf(a[0] as Meeting) - meetings.indexOf(b[0] as Meeting));
  return [...all, ...(lost.length > 0 ? [lost] : [])].map(roundOf);
}

function kmBetween(a: Meeting, b: Meeting): number {
  return a.commune && b.commune ? distanceKm(a.commune, b.commune) : Number.POSITIVE_INFINITY;
}

function roundOf(meetings: readonly Meeting[]): Round {
  const communes = [...new Set(meetings.flatMap(({ commune }) => (commune ? [commune] : [])))];
  let span = 0;
  for (const a of communes) for (const b of communes) span = Math.max(span, distanceKm(a, b));
  return { meetings, communes, span };
}

export interface Neighbour {
  readonly dossier: DossierCard;
  readonly company: CompanyCard;
  readonly km: number;
}

/** Own open dossiers near a meeting, nearest first, the meeting's own left out: worth a detour. */
export function neighboursOf(meeting: Meeting, week: Week, companies: Cards['companies'], limit = 3): Neighbour[] {
  const { commune } = meeting;
  if (!commune) return [];
  return week.open
    .flatMap((dossier): Neighbour[] => {
      const company = companies.get(dossier.company);
      const place = communeOf(company?.commune ?? '');
      if (!company || !place || dossier.doc === meeting.dossier.doc) return [];
      const km = distanceKm(commune, place);
      return km <= NEAR_KM ? [{ dossier, company, km }] : [];
    })
    .sort((a, b) => a.km - b.km || a.company.name.localeCompare(b.company.name, 'fr'))
    .slice(0, limit);
}
