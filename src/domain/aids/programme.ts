// An aid or a service, as dated data: what is known of it, from where, and how sure it is. What is not known is null.

export const LEVELS = ['local', 'departement', 'region', 'national', 'europe', 'prive'] as const;
export type Level = (typeof LEVELS)[number];

export const NATURES = [
  'conseil',
  'mise-en-relation',
  'formation',
  'prealable',
  'label',
  'prix',
  'subvention',
  'appel-a-projets',
  'avance-remboursable',
  'pret-honneur',
  'pret',
  'garantie',
  'credit-impot',
  'exoneration',
] as const;
export type Nature = (typeof NATURES)[number];

/** What the file says of itself: nobody has asked the body, unless `verifie-organisme`. */
export const CHECK_STATUSES = ['verifie-organisme', 'source-secondaire', 'a-verifier', 'expire'] as const;
type CheckStatus = (typeof CHECK_STATUSES)[number];

export const DEPOSIT_TYPES = ['permanent', 'fenetre', 'appel'] as const;
export const COLLECTIVE = ['possible', 'requis', 'non'] as const;
export const AREAS = ['france', 'region', 'departement', 'epci', 'communes', 'zonage'] as const;

interface Condition {
  readonly id: string;
  readonly text: string;
  /** Without it there is no aid. */
  readonly blocking: boolean;
}

/** Each criterion: null, or an empty list, where the sources say nothing. */
export interface Eligibility {
  /** Employees, both included. */
  readonly staff: { readonly min: number | null; readonly max: number | null };
  /** Euros a year. */
  readonly maxTurnover: number | null;
  /** Months since the company began. */
  readonly minAge: number | null;
  readonly maxAge: number | null;
  /** Legal forms (`ctx.statut`). */
  readonly formsIn: readonly string[];
  readonly formsOut: readonly string[];
  /** Whether a micro-enterprise may have it. */
  readonly micro: boolean | null;
  /** Prefixes of NAF codes of that nomenclature. */
  readonly naf: { readonly in: readonly string[]; readonly out: readonly string[]; readonly nomenclature: string };
  /** Sectors (`ctx.secteur`). */
  readonly sectors: readonly string[];
  readonly area: {
    readonly kind: (typeof AREAS)[number];
    readonly codes: readonly string[];
    readonly note: string | null;
  };
  readonly collective: (typeof COLLECTIVE)[number];
  readonly conditions: readonly Condition[];
}

interface Amount {
  /** The sentence to show: what the figures below mean differs from aid to aid. */
  readonly text: string;
  readonly min: number | null;
  readonly max: number | null;
  /** 0..1 of the costs. */
  readonly maxRate: number | null;
  readonly maxCosts: number | null;
}

interface Deposit {
  readonly type: (typeof DEPOSIT_TYPES)[number];
  /** Days, YYYY-MM-DD, or less when the source says less; the closing day still counts. */
  readonly opens: string | null;
  readonly closes: string | null;
  readonly recurrence: string | null;
  /** To be asked for before anything is ordered. */
  readonly beforeCommitment: boolean | null;
}

interface Source {
  readonly ref: string;
  readonly url: string;
  /** YYYY-MM-DD, YYYY-MM or YYYY. */
  readonly date: string | null;
}

interface Check {
  /** When the facts were last looked at, by whom, and when they should be again. */
  readonly date: string;
  readonly by: string;
  readonly status: CheckStatus;
  /** What is doubtful, in words. */
  readonly doubts: readonly string[];
  readonly nextOn: string | null;
}

export interface Programme {
  readonly id: string;
  readonly name: string;
  /** Who gives it. */
  readonly body: string;
  readonly level: Level;
  readonly natures: readonly Nature[];
  readonly summary: string;
  readonly innovationTypes: readonly string[];
  readonly stages: readonly string[];
  /** What the grid's suggestions name (`programmeTags`). */
  readonly tags: readonly string[];
  readonly eligibility: Eligibility;
  readonly amount: Amount;
  readonly deposit: Deposit;
  readonly deMinimis: boolean | null;
  /** Programmes to go through first. */
  readonly before: readonly string[];
  readonly contact: {
    readonly body: string;
    readonly url: string | null;
    /** Whether the address is the aid's own page or the body's front door. */
    readonly page: 'fiche' | 'accueil';
    readonly phone: string | null;
    readonly email: string | null;
  };
  readonly sources: readonly Source[];
  readonly check: Check;
  readonly note: string | null;
}

/** Programmes of one day; a signed plan copies what it used, since a catalogue changes. */
export interface Catalogue {
  readonly title: string;
  readonly generatedOn: string;
  /** What the whole is worth, to be shown beside it. */
  readonly warning: string;
  readonly programmes: readonly Programme[];
}
