// A stake several companies share.
import type { Day } from '#domain/day.ts';
import { isErasedIn } from '#domain/company/erased.ts';
import type { DocId } from '#domain/ids.ts';
import { choiceOf, dayOf, docOf, rowIds, textOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { putRow } from '#domain/record/rows.ts';

/** How far a company goes with the others (options of `c.part1`). */
export const POSITIONS = ['porteur', 'actif', 'test', 'suivre', 'non'] as const;
export type Position = (typeof POSITIONS)[number];

/** Where the idea came from. */
export const STAKE_ORIGINS = ['suggestion', 'partenaire', 'comite', 'autre'] as const;
export type StakeOrigin = (typeof STAKE_ORIGINS)[number];

export interface StakeMember {
  readonly company: DocId;
  readonly position: Position;
  /** What this company will not do (`c.part3`): confidential, never shown to the group. */
  readonly limits: string;
  /** Agreed to be named to the group. */
  readonly named: boolean;
  /** When it agreed, and who said so; null and '' while nobody noted it. */
  readonly namedOn: Day | null;
  readonly namedBy: string;
  /** It was erased: it had this place in the group, and nothing else is said of it. */
  readonly erased?: true;
}

export interface StakeInput {
  readonly title: string;
  /** An option of `coo4`, or ''. */
  readonly topic: string;
  readonly description: string;
  /** Blocks exports, documents and the page on the territory, and keeps the stake off the committee's and partners' devices. */
  readonly confidential: boolean;
  readonly origin: StakeOrigin;
  /** The partner whose idea it was, where the origin is one. */
  readonly partner: DocId | null;
}

export interface Stake extends StakeInput {
  readonly members: readonly StakeMember[];
  /** The shared reading, in the group's own words. */
  readonly reading: string;
  readonly notes: string;
}

export function readStake(view: RecordView): Stake {
  return {
    title: textOf(view, 'title'),
    topic: textOf(view, 'topic'),
    description: textOf(view, 'description'),
    confidential: readConfidential(view),
    origin: choiceOf(view, 'origin', STAKE_ORIGINS, 'autre'),
    partner: docOf(view, 'partner'),
    members: (rowIds(view, 'member') as DocId[]).map((company) => readMemberRow(view, company)),
    reading: view.texts.get('reading') ?? '',
    notes: view.texts.get('notes') ?? '',
  };
}

function readMemberRow(view: RecordView, company: DocId): StakeMember {
  const position = choiceOf(view, `member/${company}/position`, POSITIONS, 'suivre');
  if (isErasedIn(view, company)) {
    return { company, position, limits: '', named: false, namedOn: null, namedBy: '', erased: true };
  }
  return {
    company,
    position,
    limits: textOf(view, `member/${company}/limits`),
    named: readNamed(view, company),
    namedOn: dayOf(view, `member/${company}/namedOn`),
    namedBy: textOf(view, `member/${company}/namedBy`),
  };
}

/** While two people disagree, the name is kept. */
function readNamed(view: RecordView, company: string): boolean {
  const register = view.fields.get(`member/${company}/named`);
  return register?.value === true && register.others.every(({ value }) => value === true);
}

/** While two people disagree, the careful answer holds. */
function readConfidential(view: RecordView): boolean {
  const register = view.fields.get('confidential');
  return register?.value === true || register?.others.some((other) => other.value === true) === true;
}

export function writeStake(draft: Draft, input: Partial<StakeInput>): void {
  for (const [field, value] of Object.entries(input)) {
    if (value !== undefined) draft.set(field, typeof value === 'string' ? value.trim() : value);
  }
}

/** A consent to be named to the group, with the day and who said so; taking it back leaves nothing of either. */
export function nameMember(
  draft: Draft,
  company: DocId,
  consent: { readonly on: Day; readonly by: string } | null,
): void {
  const key = `member/${company}`;
  draft.set(`${key}/named`, consent !== null);
  draft.set(`${key}/namedOn`, consent?.on ?? null);
  draft.set(`${key}/namedBy`, consent?.by.trim() ?? null);
}

/** Adds a company to the group, puts it back, or changes its place; `now` in ms. */
export function putMember(
  draft: Draft,
  company: DocId,
  member: Partial<Omit<StakeMember, 'company'>>,
  now: number,
): void {
  putRow(draft, 'member', company, member, now);
}
