// A grid as it is printed: everything that may be asked, in the order of the screens, since paper hides nothing.
import { allQuestions, type Condition, type Grid, type Mode, type Question } from '#domain/grid/grid.ts';
import { CONTEXT_SECTION, type Section } from '#domain/grid/sections.ts';

/** Calculations are nobody's to write; express prints the core questions only, and what they depend on is said in words. */
export function paperSections(grid: Grid, mode: Mode): Section[] {
  const printed = allQuestions(grid).filter(
    (question) => question.type !== 'calculate' && (mode === 'complet' || question.core),
  );
  const known = new Set(grid.dimensions.map(({ id }) => id));
  const context: Section = {
    id: CONTEXT_SECTION,
    label: '',
    labelEn: '',
    about: '',
    // A question of a dimension that the grid does not name is printed all the same.
    questions: printed.filter(({ dimension }) => dimension === undefined || !known.has(dimension)),
  };
  const dimensions = grid.dimensions.map(({ id, label, labelEn = label, about = '' }): Section => ({
    id,
    label,
    labelEn,
    about,
    questions: printed.filter((question) => question.dimension === id),
  }));
  return [context, ...dimensions].filter((section) => section.questions.length > 0);
}

/** When a question is asked, as the grid says it: a condition of its own, an expression of a form, or both. */
export interface PaperCondition {
  readonly condition: Condition | null;
  readonly expression: string | null;
}

export function conditionOf({ visibleIf, relevant }: Question): PaperCondition | null {
  if (!visibleIf && relevant === undefined) return null;
  return { condition: visibleIf ?? null, expression: relevant ?? null };
}
