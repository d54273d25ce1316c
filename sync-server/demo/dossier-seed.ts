// The shape of a dossier's story. Days are counted from today, negative in the past.
import type { AttemptResult } from '#domain/dossier/dossier.ts';
import type { DossierState, Outcome } from '#domain/dossier/states.ts';
import type { AnswerValue } from '#domain/grid/answer.ts';
import type { Mode } from '#domain/grid/grid.ts';
import type { Advisor, PersonKey } from './people.ts';

interface AttemptSeed {
  readonly day: number;
  readonly result: AttemptResult;
  readonly note: string;
}

export interface VisitSeed {
  readonly day: number;
  /** HH:MM */
  readonly time: string;
  /** Null: started, and never ended. */
  readonly minutes: number | null;
  readonly travelMin: number;
}

export interface GridSeed {
  /**
   * Where the drawn levels turn around, 0 to 4, one for each dimension in the order of the grid:
   * cap, offre, production, logistique, clients, numerique, gestion, miseaupoint, equipe, ecologie, cooperation,
   * territoire, moyens.
   */
  readonly levels: readonly number[];
  /** What was really said, by question: nothing is drawn there. */
  readonly given: Readonly<Record<string, AnswerValue>>;
  /** In the head's words, by question. */
  readonly notes: Readonly<Record<string, string>>;
  /** Questions the advisor saw for themselves. */
  readonly observed?: readonly string[];
  readonly notApplicable?: readonly string[];
  /** The last dimension reached; the visit was interrupted there. */
  readonly upTo?: string;
}

/** Two devices that answered one question apart. */
export interface DisagreementSeed {
  readonly question: string;
  readonly day: number;
  readonly own: AnswerValue;
  readonly other: AnswerValue;
  readonly otherBy: { readonly person: PersonKey; readonly device: number };
}

export interface DecisionSeed {
  readonly to: DossierState;
  /** The decision as the minutes have it. */
  readonly text: string;
  readonly reserves: readonly { readonly text: string; readonly owner: string; readonly due: number }[];
  /** Who stepped aside. */
  readonly aside: readonly string[];
}

export interface DossierSeed {
  readonly company: string;
  readonly advisor: Advisor;
  readonly mode: Mode;
  /** Where the story must end: the seed fails when the journal says otherwise. */
  readonly state: DossierState;
  readonly noticed: number;
  readonly notes: string;
  readonly attempts?: readonly AttemptSeed[];
  /** `set`: the day it was agreed. */
  readonly meeting?: { readonly set: number; readonly day: number; readonly place: string };
  readonly visit?: VisitSeed;
  readonly grid?: GridSeed;
  readonly disagreements?: readonly DisagreementSeed[];
  readonly restitution?: {
    readonly day: number;
    readonly agreement: 'accord' | 'desaccord';
    readonly note: string;
    readonly adjusted?: readonly { readonly dimension: string; readonly score: number; readonly reason: string }[];
  };
  readonly plan?: {
    readonly written: number;
    readonly agreed?: { readonly day: number; readonly agreement: 'signature' | 'oral'; readonly witness: string };
  };
  readonly committee?: { readonly day: number; readonly session: string; readonly decision?: DecisionSeed };
  readonly accompanied?: number;
  readonly followUps?: readonly VisitSeed[];
  readonly followed?: number;
  readonly closed?: { readonly day: number; readonly outcome: Outcome; readonly reason: string };
  readonly paused?: { readonly day: number; readonly until: number; readonly reason: string };
}
