// Where a field with several values is settled: every conflict has one place, so that none waits for ever.

/** Settled where the field itself stands on this page. */
const IN_PLACE = /^(rdv|quality|consent)\/|^mode$|^grid(Id|Version)?$|^handoff\/partner$/;
const IN_RESTITUTION = /^(restitution|track|adj)\//;
const IN_PLAN = /^(plan|promise)\//;

/** The question an answer, its note or its source belongs to; null for another field. */
export function questionIn(field: string): string | null {
  return field.startsWith('a/') ? (field.split('/')[1] ?? null) : null;
}

export type ConflictPlace = 'grid' | 'place' | 'restitution' | 'plan' | 'here';

/**
 * `grid`: beside its question, when that is asked in the present mode; `place`: beside its input on this page;
 * `restitution`, `plan`: on that screen; `here`: nowhere else. `asked` is null while the grid is not loaded.
 */
export function conflictPlace(field: string, asked: ReadonlySet<string> | null): ConflictPlace {
  const question = questionIn(field);
  if (question !== null) return asked?.has(question) === true ? 'grid' : 'here';
  if (IN_RESTITUTION.test(field)) return 'restitution';
  if (IN_PLAN.test(field)) return 'plan';
  return IN_PLACE.test(field) ? 'place' : 'here';
}
