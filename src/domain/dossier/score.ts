// Scores, exactly as the grid's `scoring` block says, with the reasons for each. A score is for talking, not for ranking.
import { isAnswered, isSettled, type AnswerValue, type Answers } from '#domain/grid/answer.ts';
import type { Band, Dimension, Grid, Mode, Question, ScoreRule } from '#domain/grid/grid.ts';
import { shownQuestions } from '#domain/grid/visible.ts';

/** Evaluated dimensions the global score asks for (« au moins 8 dimensions sur 12 »), unless the express grid is complete. */
const GLOBAL_MIN_DIMENSIONS = 8;

interface ScoreReason {
  readonly question: string;
  /** 0..1 */
  readonly points: number;
  readonly weight: number;
  /** Which rule of the grid gave the points. */
  readonly why: 'scale' | 'sumCapped' | 'optionPoints' | 'yesno';
}

export interface DimensionScore {
  readonly id: string;
  readonly countsInGlobal: boolean;
  /** 0..1, or null: « non évalué », which is never 0. */
  readonly score: number | null;
  readonly band: Band | null;
  /** Scored questions answered. */
  readonly answered: number;
  /** Scored questions the share is taken over: visible, not « ne s'applique pas », and core only in the express mode. */
  readonly relevant: number;
  readonly reasons: readonly ScoreReason[];
  /** Relevant questions still without an answer. */
  readonly missing: readonly string[];
}

export interface Score {
  readonly dimensions: readonly DimensionScore[];
  readonly global: {
    readonly score: number | null;
    readonly band: Band | null;
    /** Dimensions evaluated, out of those that count. */
    readonly evaluated: number;
    readonly needed: number;
    readonly expressComplete: boolean;
  };
  /** The possibility of starting, shown apart. */
  readonly capacity: { readonly score: number | null; readonly band: Band | null };
}

/** The highest band that starts at or below the score. */
export function bandOf(grid: Grid, score: number | null): Band | null {
  if (score === null) return null;
  return [...grid.scoring.bands].sort((a, b) => b.min - a.min).find((band) => score >= band.min) ?? null;
}

const clamp = (share: number): number => Math.min(1, Math.max(0, share));

function optionPoints(question: Question, chosen: readonly string[]): number {
  if (question.type !== 'choice' && question.type !== 'multi') return 0;
  return question.options.reduce((sum, { value, points = 0 }) => sum + (chosen.includes(value) ? points : 0), 0);
}

function reasonOf(question: Question, rule: ScoreRule, value: AnswerValue): ScoreReason | null {
  const reason = (why: ScoreReason['why'], points: number): ScoreReason => ({
    question: question.id,
    points: clamp(points / rule.max),
    weight: rule.weight,
    why,
  });
  if (question.type === 'scale' && typeof value === 'number') return reason('scale', value);
  if (question.type === 'yesno') return reason('yesno', (value === true ? rule.yes : rule.no) ?? 0);
  if (question.type === 'choice' && typeof value === 'string') {
    return reason('optionPoints', optionPoints(question, [value]));
  }
  if (question.type === 'multi' && Array.isArray(value)) {
    return reason('sumCapped', Math.min(optionPoints(question, value), rule.max));
  }
  return null;
}

function mean(reasons: readonly ScoreReason[]): number | null {
  const weight = reasons.reduce((sum, reason) => sum + reason.weight, 0);
  return weight > 0 ? reasons.reduce((sum, reason) => sum + reason.weight * reason.points, 0) / weight : null;
}

/**
 * A « ne s'applique pas » leaves both sides of the share: it is neither answered nor relevant. So a dimension of
 * nothing else has no answer, and is not evaluated. In the express mode an answer to a question that is not `core`
 * counts as answered and scores, while only core ones are relevant: the share is capped at 1.
 */
function scoreDimension(
  grid: Grid,
  dimension: Dimension,
  scored: readonly Question[],
  answers: Answers,
  mode: Mode,
): DimensionScore {
  const asked = scored.filter((question) => answers.get(question.id)?.na !== true);
  const relevant = mode === 'express' ? asked.filter((question) => question.core) : asked;
  const reasons = asked.flatMap((question) => {
    const value = answers.get(question.id)?.value ?? null;
    if (!question.score || value === null || !isAnswered(question, answers)) return [];
    return reasonOf(question, question.score, value) ?? [];
  });
  const share = relevant.length > 0 ? Math.min(1, reasons.length / relevant.length) : Math.min(1, reasons.length);
  const score = reasons.length > 0 && share >= grid.scoring.minAnsweredShare ? mean(reasons) : null;
  return {
    id: dimension.id,
    countsInGlobal: dimension.countsInGlobal,
    score,
    band: bandOf(grid, score),
    answered: reasons.length,
    relevant: relevant.length,
    reasons,
    missing: relevant.filter((question) => !isAnswered(question, answers)).map((question) => question.id),
  };
}

/** The express grid is complete when each visible core question, and each required one of the context, is settled. */
function isExpressComplete(shown: readonly Question[], answers: Answers): boolean {
  return shown
    .filter((question) => (question.dimension === undefined ? question.required === true : question.core))
    .every((question) => isSettled(question, answers));
}

/** The whole score: a pure function of the answers, whatever their order. */
export function score(grid: Grid, answers: Answers, mode: Mode): Score {
  const shown = shownQuestions(grid, answers);
  const scored = Map.groupBy(shown, (question) => question.score?.dimension);
  const dimensions = grid.dimensions.map((dimension) =>
    scoreDimension(grid, dimension, scored.get(dimension.id) ?? [], answers, mode),
  );
  const counting = dimensions.filter((dimension) => dimension.countsInGlobal);
  const evaluated = counting.flatMap((dimension) => (dimension.score === null ? [] : [dimension.score]));
  const needed = Math.min(GLOBAL_MIN_DIMENSIONS, counting.length);
  const expressComplete = isExpressComplete(shown, answers);
  const enough = evaluated.length > 0 && (evaluated.length >= needed || expressComplete);
  const global = enough ? evaluated.reduce((sum, value) => sum + value, 0) / evaluated.length : null;
  const capacity = dimensions.find((dimension) => !dimension.countsInGlobal) ?? null;
  return {
    dimensions,
    global: { score: global, band: bandOf(grid, global), evaluated: evaluated.length, needed, expressComplete },
    capacity: { score: capacity?.score ?? null, band: capacity?.band ?? null },
  };
}

/** The best evaluated dimensions, best first, ties in the order of the grid; capacity is not a strength. */
export function strengths(grid: Grid, result: Score, count = 3): DimensionScore[] {
  const order = grid.dimensions.map((dimension) => dimension.id);
  return result.dimensions
    .filter((dimension) => dimension.countsInGlobal && dimension.score !== null && dimension.score > 0)
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0) || order.indexOf(a.id) - order.indexOf(b.id))
    .slice(0, count);
}
