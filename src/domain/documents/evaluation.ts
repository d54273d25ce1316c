// What the answers of a dossier say, as the fiche tells it: marks, the head's own word beside them, strengths, tracks.
import { readAdjustments, type Adjustment } from '#domain/dossier/adjustments.ts';
import { readAnswers } from '#domain/dossier/answers.ts';
import { readDossier } from '#domain/dossier/dossier.ts';
import { keptTracks } from '#domain/dossier/restitution.ts';
import { score, strengths, type DimensionScore } from '#domain/dossier/score.ts';
import { suggestions } from '#domain/dossier/suggestions.ts';
import type { Grid } from '#domain/grid/grid.ts';
import type { RecordView } from '#domain/record/record.ts';

export interface MarkFacts {
  readonly dimension: string;
  /** 0..1; null is « non évalué ». */
  readonly computed: number | null;
  /** The head's own mark with its reason; null when it was not adjusted. */
  readonly adjusted: { readonly score: number; readonly reason: string } | null;
}

interface TrackFacts {
  /** The rule's id; '' for the head's own. */
  readonly rule: string;
  /** In the head's words; '' means in the rule's. */
  readonly words: string;
}

export interface EvaluationFacts {
  readonly marks: readonly MarkFacts[];
  readonly capacity: MarkFacts | null;
  readonly global: { readonly score: number | null; readonly evaluated: number; readonly needed: number };
  /** Ids of dimensions, best first. */
  readonly strengths: readonly string[];
  readonly tracks: readonly TrackFacts[];
  /** The tracks were chosen with the head; else the grid proposes them. */
  readonly chosen: boolean;
}

/** Tracks shown while none is chosen: more is a catalogue. */
const PROPOSED = 3;

function markOf({ id, score }: DimensionScore, adjustments: ReadonlyMap<string, Adjustment>): MarkFacts {
  const own = adjustments.get(id);
  return { dimension: id, computed: score, adjusted: own ? { score: own.score, reason: own.reason } : null };
}

/** The mark that is shown: the head's word prevails. */
export const keptMark = ({ computed, adjusted }: MarkFacts): number | null => adjusted?.score ?? computed;

export function evaluationFacts(dossier: RecordView, grid: Grid): EvaluationFacts {
  const answers = readAnswers(dossier);
  const result = score(grid, answers, readDossier(dossier).mode);
  const adjustments = readAdjustments(dossier);
  const found = suggestions(grid, result, answers);
  const kept = keptTracks(dossier, found);
  const marks = (counts: boolean): MarkFacts[] =>
    result.dimensions
      .filter(({ countsInGlobal }) => countsInGlobal === counts)
      .map((dimension) => markOf(dimension, adjustments));
  const { score: global, evaluated, needed } = result.global;
  return {
    marks: marks(true),
    capacity: marks(false)[0] ?? null,
    global: { score: global, evaluated, needed },
    strengths: strengths(grid, result).map(({ id }) => id),
    tracks:
      kept.length > 0
        ? kept.map(({ id, words, own }) => ({ rule: own ? '' : id, words }))
        : found.slice(0, PROPOSED).map(({ rule }) => ({ rule: rule.id, words: '' })),
    chosen: kept.length > 0,
  };
}
