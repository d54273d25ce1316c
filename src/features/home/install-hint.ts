// When to speak of installing: after a first success, never at first paint; on an iPad it protects the data (FIELD).

export type InstallHint = 'none' | 'prompt' | 'ipad' | 'mac';

export interface InstallFacts {
  readonly isInstalled: boolean;
  /** The browser has an install dialog of its own. */
  readonly canPrompt: boolean;
  readonly userAgent: string;
  /** More than one finger: an iPad that names itself a Mac. */
  readonly touch: boolean;
  /** A company or a visit is saved. */
  readonly succeeded: boolean;
  /** When the person last sent the hint away, ms since 1970. */
  readonly dismissedAt: number | null;
  readonly now: number;
}

/** A hint sent away does not come back for 30 days, ms. */
const QUIET = 30 * 24 * 3_600_000;

export function installHint(facts: InstallFacts): InstallHint {
  if (facts.isInstalled || !facts.succeeded) return 'none';
  if (facts.dismissedAt !== null && facts.now - facts.dismissedAt < QUIET) return 'none';
  if (facts.canPrompt) return 'prompt';
  if (!isSafari(facts.userAgent)) return 'none';
  return facts.touch ? 'ipad' : 'mac';
}

/** Every browser of an iPad is Safari inside, but only Safari itself offers « Sur l’écran d’accueil » everywhere. */
function isSafari(userAgent: string): boolean {
  return /Safari\//.test(userAgent) && /Version\//.test(userAgent) && !/Chrom(e|ium)\/|Android/.test(userAgent);
}
