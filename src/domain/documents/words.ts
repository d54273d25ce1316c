// The words a document is written with: the screens hand them in, in the language of the interface.
import type { Day } from '#domain/day.ts';
import type { Satisfaction } from '#domain/dossier/follow-up.ts';
import type { SignatureRole } from '#domain/dossier/signatures.ts';
import type { GivenAnswer } from '#domain/grid/answer.ts';
import type { Question } from '#domain/grid/grid.ts';
import type { ReviewMonths } from '#domain/plan/plan.ts';

interface Labelled {
  readonly label: string;
  readonly labelEn?: string;
}

interface Figures {
  day(day: Day): string;
  dayShort(day: Day): string;
  moment(at: number): string;
  time(at: number): string;
  euro(euros: number): string;
  duration(minutes: number): string;
  /** A length to the second. */
  seconds(seconds: number): string;
  list(items: readonly string[]): string;
}

export interface DocumentWords {
  readonly lang: 'fr' | 'en';
  readonly figures: Figures;
  /** The grid's own words, in the language of the document. */
  readonly gridLabel: (item: Labelled) => string;
  readonly gridText: (text: string) => string;
  /** An answer in words. */
  readonly answerText: (question: Question, answer: GivenAnswer) => string;
  readonly pageWords: string;
  readonly titles: { readonly visit: string; readonly follow: string; readonly fiche: string; readonly plan: string };
  readonly fileNames: { readonly visit: string; readonly fiche: string; readonly plan: string };
  readonly noCompany: string;
  readonly identity: {
    readonly head: string;
    readonly commune: string;
    readonly sector: string;
    readonly size: string;
    readonly people: (band: string) => string;
    readonly siret: string;
    readonly advisor: string;
    readonly outside: string;
    readonly unknown: string;
  };
  readonly visit: {
    readonly date: string;
    readonly place: string;
    readonly hours: string;
    readonly hoursOf: (from: string, to: string) => string;
    readonly stillOpen: (from: string) => string;
    readonly duration: string;
    readonly pausesOut: (duration: string) => string;
    readonly posteriori: (paperDay: string) => string;
    readonly words: string;
    readonly noWords: string;
    readonly facts: string;
    readonly noFacts: string;
    readonly voices: string;
    readonly voicesKept: string;
    readonly voiceNowhere: string;
    readonly voiceLasts: (length: string) => string;
    readonly again: string;
    readonly againColumns: { readonly question: string; readonly first: string; readonly now: string };
    readonly notAsked: string;
    readonly useful: string;
    readonly satisfaction: Readonly<Record<Satisfaction, string>>;
    readonly yes: string;
    readonly no: string;
    readonly unsure: string;
    readonly promises: string;
    readonly noPromise: string;
    readonly promiseColumns: { readonly who: string; readonly what: string; readonly due: string };
    readonly sides: { readonly entreprise: string; readonly conseil: string };
    readonly noDay: string;
    readonly next: string;
    readonly nextOn: (day: string) => string;
    readonly noNext: string;
  };
  readonly fiche: {
    readonly visits: string;
    readonly grid: string;
    readonly gridOf: (title: string, version: string, mode: 'express' | 'complet') => string;
    readonly strengths: string;
    readonly noStrength: string;
    readonly tracks: string;
    readonly tracksOpen: string;
    readonly noTrack: string;
    readonly withWhom: (who: string) => string;
    readonly radar: string;
    readonly columns: { readonly dimension: string; readonly reading: string };
    /** What the second marks of the drawing are, and one of them told. */
    readonly yours: string;
    readonly yoursIs: (reading: string) => string;
    readonly notRated: string;
    readonly global: string;
    readonly globalMissing: (evaluated: number, needed: number) => string;
    readonly capacity: string;
    readonly capacityHint: string;
    readonly adjustments: string;
    readonly noAdjustment: string;
    readonly adjustmentColumns: {
      readonly dimension: string;
      readonly computed: string;
      readonly kept: string;
      readonly reason: string;
    };
    readonly noReason: string;
    readonly notEvaluated: string;
    readonly allEvaluated: string;
    readonly notEvaluatedText: string;
    readonly noGrid: string;
    readonly restitution: string;
    readonly restitutionOn: (day: string) => string;
    readonly notGivenBack: string;
    readonly agreement: { readonly accord: string; readonly desaccord: string; readonly none: string };
    readonly headSaid: (words: string) => string;
    readonly photos: string;
    readonly noPhoto: string;
    readonly morePhotos: (count: number) => string;
    readonly noCaption: string;
    readonly disclaimer: string;
  };
  readonly plan: {
    readonly objectives: string;
    readonly noObjective: string;
    readonly actions: string;
    readonly noAction: string;
    readonly columns: {
      readonly action: string;
      readonly who: string;
      readonly when: string;
      readonly cost: string;
    };
    readonly types: { readonly individuelle: string; readonly collective: string };
    readonly firstStep: (step: string, day: string) => string;
    readonly withPartner: (partner: string) => string;
    readonly fromTo: (from: string, to: string) => string;
    readonly noCost: string;
    readonly nobody: string;
    readonly calendar: string;
    readonly noCalendar: string;
    readonly calendarColumns: { readonly day: string; readonly what: string };
    readonly days: {
      readonly 'first-step': (step: string, action: string) => string;
      readonly start: (action: string) => string;
      readonly end: (action: string) => string;
      readonly promise: (side: string, text: string) => string;
      readonly review: (months: ReviewMonths) => string;
    };
    readonly budget: string;
    readonly totals: {
      readonly all: string;
      readonly individual: string;
      readonly collective: string;
      readonly uncosted: (count: number) => string;
    };
    readonly aids: string;
    readonly noAid: string;
    readonly aidFor: (action: string) => string;
    readonly aidsToCheck: string;
    readonly commitments: string;
    readonly noCommitment: string;
    readonly reviews: string;
    readonly reviewsLater: string;
    readonly reviewOn: (months: ReviewMonths, day: string) => string;
    readonly agreement: string;
    readonly signedOn: (day: string) => string;
    readonly oralOn: (day: string, witness: string) => string;
    readonly noWitness: string;
    readonly refusedOn: (day: string, reason: string) => string;
    readonly notAccepted: string;
  };
  readonly signature: {
    readonly roles: Readonly<Record<SignatureRole, string>>;
    readonly signedOn: (day: string) => string;
    readonly typedOn: (mention: string, day: string) => string;
    readonly refusedOn: (reason: string, day: string) => string;
    readonly none: string;
    readonly noReason: string;
    readonly noDay: string;
  };
  readonly notice: {
    readonly title: string;
    readonly text: (body: string, retention: string, dpo: string) => string;
    readonly defaultBody: string;
    readonly defaultRetention: string;
    readonly noDpo: (body: string) => string;
    readonly dpo: (contact: string) => string;
    readonly shownOn: (moment: string, version: string) => string;
    readonly notShown: string;
  };
}
