// The head's word prevails: a score adjusted at the restitution, with the reason. It stands beside the computed one and never changes it.
import type { Band, Grid } from '#domain/grid/grid.ts';
import type { Json } from '#domain/json.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';

export interface Adjustment {
  /** 0..1 */
  readonly score: number;
  readonly reason: string;
  readonly at: number;
  readonly tag: string;
}

const PREFIX = 'adj/';

function readOne(json: Json): Pick<Adjustment, 'score' | 'reason'> | null {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return null;
  const { score, reason } = json as { readonly [key: string]: Json | undefined };
  if (typeof score !== 'number' || !(score >= 0 && score <= 1)) return null;
  return { score, reason: typeof reason === 'string' ? reason : '' };
}

/** By dimension id. */
export function readAdjustments(view: RecordView): ReadonlyMap<string, Adjustment> {
  const adjustments = new Map<string, Adjustment>();
  for (const key of [...view.fields.keys()].sort()) {
    const register = key.startsWith(PREFIX) ? view.fields.get(key) : undefined;
    const adjustment = register && readOne(register.value);
    if (register && adjustment) {
      adjustments.set(key.slice(PREFIX.length), { ...adjustment, at: register.at, tag: register.tag });
    }
  }
  return adjustments;
}

/** Writes the head's own mark (0..1) with the reason; null takes it back. */
export function adjustDimension(draft: Draft, dimension: string, mark: { score: number; reason: string } | null): void {
  draft.set(PREFIX + dimension, mark && { score: mark.score, reason: mark.reason.trim() });
}

/**
 * The mark (0..1) that stands for a band: its middle. The head chooses among words, never among numbers, and `bandOf`
 * of this mark is the band again.
 */
export function markOfBand(grid: Grid, band: Band): number {
  const next = grid.scoring.bands.map(({ min }) => min).filter((min) => min > band.min);
  return (band.min + Math.min(1, ...next)) / 2;
}
