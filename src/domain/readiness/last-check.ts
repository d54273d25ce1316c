// What is kept of the last check on this tablet, for the home screen: when, and what it found.
import type { Json } from '#domain/json.ts';
import type { Verdict } from './readiness.ts';

/** Its name among the values of this tablet. */
export const LAST_CHECK = 'readiness';

export type LastCheck = {
  /** Ms since 1970. */
  readonly at: number;
  readonly type: Verdict['type'];
  /** Things missing or not known; pieces of advice when it is ready. */
  readonly count: number;
};

export const countOf = (verdict: Verdict): number => (verdict.type === 'ready' ? verdict.advice : verdict.count);

/** Null for what another version wrote. */
export function readLastCheck(kept: Json | undefined): LastCheck | null {
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return null;
  const { at, type, count } = kept as { readonly [key: string]: Json };
  if (typeof at !== 'number' || typeof count !== 'number') return null;
  return type === 'ready' || type === 'missing' || type === 'unknown' ? { at, type, count } : null;
}
