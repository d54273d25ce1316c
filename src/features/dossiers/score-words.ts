// Small arithmetic about scores for the screen; scores themselves are the domain's.
import type { DimensionScore } from '#domain/dossier/score.ts';
import { parseNumber } from '#ui/parse-number.ts';

/** How many answers a dimension still needs to be evaluated; 0 when nothing in it applies. */
export function missingAnswers(
  { relevant, answered }: Pick<DimensionScore, 'relevant' | 'answered'>,
  minAnsweredShare: number,
): number {
  return relevant === 0 ? 0 : Math.max(1, Math.ceil(relevant * minAnsweredShare) - answered);
}

/** A mark out of 100 as a share; null when it is not one. */
export function markOf(text: string): number | null {
  const value = parseNumber(text);
  return value !== null && value >= 0 && value <= 100 ? value / 100 : null;
}
