// One card per record: what lists, maps, search and figures read instead of the documents (SYNC P1, P2).
import type { Day } from '#domain/day.ts';
import type { HandoffAnswer } from '#domain/collective/handoff.ts';
import type { DocId } from '#domain/ids.ts';

/** To be raised when a card would come out different from the same record: older cards are then made again. */
export const CARD_VERSION = 4;

/** The version of a dossier's card made while its grid was not at hand: below any real one, so that it is made again. */
export const CARD_WITHOUT_GRID = 0;

interface CardBase {
  readonly doc: DocId;
  /** `CARD_VERSION` when it was made: an older one is rebuilt in idle time. */
  readonly version: number;
  /** Newest write in the record, corrected ms since 1970. */
  readonly updatedAt: number;
  /** Fields with several concurrent values. */
  readonly conflicts: number;
  /** It named a company that was erased since: its rows are folded on each device. */
  readonly erased?: true;
}

export interface CompanyCard extends CardBase {
  readonly kind: 'company';
  readonly name: string;
  readonly siret: string;
  readonly naf: string;
  readonly legalForm: string;
  readonly sizeBand: string;
  /** INSEE code, or '' when unknown or outside the territory. */
  readonly commune: string;
  readonly outside: boolean;
  readonly sector: string;
  readonly stance: string;
  readonly source: string;
  /** Name of the first contact who leads the company. */
  readonly head: string;
  readonly phone: string;
  /** Absent when nobody has said. */
  readonly address?: string;
  readonly email?: string;
  readonly website?: string;
  /** An import that made it was taken back, and nobody has written in it since: lists do not show it. */
  readonly withdrawn?: true;
  readonly links: readonly { readonly to: DocId; readonly type: string }[];
  readonly ambassador: AmbassadorCard | null;
  /** What a duplicate may be known by, besides `phone`; absent when there is none. */
  readonly otherPhones?: readonly string[];
  readonly otherSirets?: readonly string[];
  /** The ambassador or the partner who brought this company. */
  readonly broughtBy?: DocId;
  /** What this record says of others: the same company, or another; absent when it says nothing. */
  readonly same?: readonly SameFact[];
  /** On the card of a company of several records: name and SIRET of the others, which lists do not show. */
  readonly also?: readonly string[];
}

/** The consent that stands; cards of earlier versions have its days alone. */
export interface AmbassadorCard {
  readonly since: Day;
  readonly until: Day;
  readonly topics?: readonly string[];
  readonly forms?: readonly string[];
  readonly lastActivity?: Day;
}

/** What one event of a company's record says of it and of another company. */
export interface SameFact {
  /** The event's id: the tie between two facts of one moment. */
  readonly id: string;
  /** Corrected ms since 1970. */
  readonly at: number;
  readonly with: DocId;
  /** False takes it back. */
  readonly same: boolean;
  /** Which of the two lists show; null in a fact that separates. */
  readonly keep: DocId | null;
  /** The one or the other was taken back: nothing is said of the two any more. */
  readonly open?: true;
}

export interface DossierCard extends CardBase {
  readonly kind: 'dossier';
  readonly company: DocId;
  readonly advisor: string;
  readonly state: string;
  readonly stateSince: number;
  readonly outcome: string;
  readonly paused: boolean;
  /** Events of the journal that did not fit and wait for the coordinator. */
  readonly toArbitrate: number;
  readonly mode: 'express' | 'complet';
  readonly answered: number;
  readonly relevant: number;
  /** By dimension id; null is « non évalué », never 0. */
  readonly scores: { readonly [dimension: string]: number | null };
  readonly global: number | null;
  readonly capacity: number | null;
  readonly nextMeeting: Day | null;
  readonly lastVisit: Day | null;
  /** A visit that was started and not ended. */
  readonly openVisit: string | null;
  /** Options of `coo4`: what the head would do with others. */
  readonly topics: readonly string[];
  /** Sums of the thumbnails of its photos; absent without photos. */
  readonly thumbs?: readonly string[];
  /** Open remarks of the review; absent without any. */
  readonly remarks?: number;
  /** `sent`: the coordinator has to read it; `correction`: the advisor has to answer. Absent otherwise. */
  readonly review?: 'sent' | 'correction';
}

export interface StakeCard extends CardBase {
  readonly kind: 'stake';
  readonly title: string;
  readonly topic: string;
  readonly state: string;
  readonly confidential: boolean;
  /** `named`: agreed to be named to the group. */
  readonly members: readonly { readonly company: DocId; readonly position: string; readonly named?: true }[];
  /** Where the idea came from. */
  readonly origin?: string;
  /** The partner who proposed it. */
  readonly partner?: DocId;
}

export interface ActionCard extends CardBase {
  readonly kind: 'action';
  readonly title: string;
  readonly type: 'individuelle' | 'collective';
  readonly state: string;
  readonly stake: DocId | null;
  readonly dossier: DocId | null;
  readonly companies: readonly DocId[];
  readonly responsible: string;
  readonly start: Day | null;
  readonly end: Day | null;
  /** What a plan says of it besides; absent when it says nothing. */
  readonly plan?: ActionPlanCard;
  /** Thumbnails of its photos, by sum; absent without any. */
  readonly thumbs?: readonly string[];
  /** Actions it comes after. */
  readonly after?: readonly DocId[];
  readonly meetings?: readonly ActionMeetingCard[];
  readonly handoffs?: readonly ActionHandoffCard[];
  /** Distinct persons invited, and those who came to one meeting at least; absent without participants. */
  readonly invited?: number;
  readonly present?: number;
  /** Persons of one name who stand for several companies: should these be one, so are the persons. */
  readonly namesakes?: readonly { readonly companies: readonly DocId[]; readonly came: readonly DocId[] }[];
  /** Euros; absent when nobody has said. */
  readonly planned?: number;
  readonly spent?: number;
  readonly obtained?: number;
  /** Partners who take part or were asked. */
  readonly partners?: readonly DocId[];
}

/** A meeting of an action; hours as the clock says them in the Couserans, `14:05` or ''. */
export interface ActionMeetingCard {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly day: Day | null;
  readonly from: string;
  readonly to: string;
  readonly place: string;
}

/** A need handed to a partner; where it stands is `handoffStage`. */
export interface ActionHandoffCard {
  readonly id: string;
  readonly partner: DocId;
  readonly sentOn: Day | null;
  readonly answer: HandoffAnswer | null;
  readonly answeredOn: Day | null;
  /** The day of the last reminder; absent without any. */
  readonly reminded?: Day;
}

/** The part of an action that a plan of accompaniment shows. */
export interface ActionPlanCard {
  readonly cost: number | null;
  readonly aids: readonly string[];
  readonly firstStep: string;
  readonly firstStepDay: Day | null;
  readonly partner: string;
  readonly suggestion: string;
  readonly order: number | null;
  /** Taken out of the plan by hand. */
  readonly removed: boolean;
}

export interface SessionCard extends CardBase {
  readonly kind: 'session';
  readonly date: Day | null;
  readonly place: string;
  readonly state: string;
  readonly present: number;
  readonly files: readonly DocId[];
}

export interface SettingsCard extends CardBase {
  readonly kind: 'settings';
  readonly name: string;
  /** On a record that is a published grid, and on no other. */
  readonly grid?: PublishedGrid;
  /** On a record that holds what documents carry. */
  readonly documents?: true;
  /** What the team settles in it (`#domain/settings/purpose.ts`); absent on a published grid. */
  readonly purpose?: string;
}

/** A body or a person that companies are sent to; a card of earlier versions has a name alone. */
export interface PartnerCard extends CardBase {
  readonly kind: 'partner';
  readonly name: string;
  /** One of `PARTNER_BODIES`. */
  readonly body?: string;
  /** Absent once the agreement to be named was taken back, as the numbers are. */
  readonly person?: string;
  readonly phone?: string;
  readonly email?: string;
  /** Ids of dimensions of the grid, or tags of aids. */
  readonly competences?: readonly string[];
  readonly sectors?: readonly string[];
  /** INSEE codes; none is the whole territory. */
  readonly communes?: readonly string[];
  /** Last valid day of the agreement to be named; absent when there is none. */
  readonly consentUntil?: Day;
  readonly withdrawn?: true;
  readonly lastActivity?: Day;
}

/** A grid that the coordination published; its body stays in the record. */
export interface PublishedGrid {
  readonly hash: string;
  readonly id: string;
  readonly version: string;
  /** Corrected ms since 1970: the newest one is for new dossiers. */
  readonly at: number;
}

export type Card = CompanyCard | DossierCard | StakeCard | ActionCard | SessionCard | SettingsCard | PartnerCard;
export type CardOf<Kind extends Card['kind']> = Extract<Card, { readonly kind: Kind }>;
