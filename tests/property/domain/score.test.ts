import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toggleOption } from '#domain/dossier/answers.ts';
import { score } from '#domain/dossier/score.ts';
import { suggestions } from '#domain/dossier/suggestions.ts';
import type { AnswerValue, GivenAnswer } from '#domain/grid/answer.ts';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { allQuestions, MODES, type MultiQuestion, type Question } from '#domain/grid/grid.ts';
import { visibleQuestions } from '#domain/grid/visible.ts';
import { shuffled } from '#tests/property/domain/arbitraries.ts';

const grid = await loadDefaultGrid();

function valueOf(question: Question): fc.Arbitrary<AnswerValue> {
  switch (question.type) {
    case 'scale':
      return fc.constantFrom(...question.levels.map((level) => level.value));
    case 'choice':
      return fc.constantFrom(...question.options.map((option) => option.value));
    case 'multi':
      return fc.subarray(question.options.map((option) => option.value));
    case 'number':
      return fc.integer({ min: 0, max: 20 });
    case 'yesno':
      return fc.boolean();
    case 'text':
    case 'note':
    case 'calculate':
      return fc.string();
    case 'date':
      return fc.constantFrom('2026-11-23', '2024-02-29');
  }
}

/** Some questions answered, some not, some « ne s'applique pas ». */
const given = fc.subarray([...allQuestions(grid)]).chain((questions) =>
  fc.tuple(
    ...questions.map((question) =>
      fc.oneof(
        {
          weight: 5,
          arbitrary: valueOf(question).map((value): [string, GivenAnswer] => [question.id, { value, na: false }]),
        },
        { weight: 1, arbitrary: fc.constant<[string, GivenAnswer]>([question.id, { value: null, na: true }]) },
      ),
    ),
  ),
);
const mode = fc.constantFrom(...MODES);

describe('scores', () => {
  it('are the same whatever the order of the answers', () => {
    const pair = given.chain((answers) => fc.tuple(fc.constant(answers), shuffled(answers)));
    fc.assert(
      fc.property(pair, mode, ([answers, other], asked) => {
        expect(score(grid, new Map(other), asked)).toEqual(score(grid, new Map(answers), asked));
      }),
    );
  });

  it('are between 0 and 1 or « non évalué », with reasons that give them back', () => {
    fc.assert(
      fc.property(given, mode, (answers, asked) => {
        const result = score(grid, new Map(answers), asked);
        for (const { score: value, reasons } of result.dimensions) {
          if (value === null) continue;
          const weight = reasons.reduce((sum, reason) => sum + reason.weight, 0);
          const points = reasons.reduce((sum, reason) => sum + reason.weight * reason.points, 0);
          expect(value).toBeCloseTo(points / weight, 12);
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
        expect(result.global.score === null).toBe(result.global.band === null);
      }),
    );
  });

  it('do not depend on the answers of hidden questions', () => {
    fc.assert(
      fc.property(given, mode, (answers, asked) => {
        const all = new Map(answers);
        const shown = new Set(visibleQuestions(grid, all, 'complet').map((question) => question.id));
        const kept = new Map(answers.filter(([id]) => shown.has(id)));
        expect(score(grid, kept, asked)).toEqual(score(grid, all, asked));
        expect(suggestions(grid, score(grid, kept, asked), kept)).toEqual(
          suggestions(grid, score(grid, all, asked), all),
        );
      }),
    );
  });

  it('never fall when a scale answer rises', () => {
    const scales = grid.questions.filter((question) => question.type === 'scale' && !question.visibleIf);
    fc.assert(
      fc.property(given, fc.constantFrom(...scales), fc.integer({ min: 0, max: 3 }), (answers, question, level) => {
        const at = (value: number): number =>
          score(grid, new Map([...answers, [question.id, { value, na: false }]]), 'complet').dimensions.find(
            ({ id }) => id === question.dimension,
          )?.score ?? -1;
        expect(at(level + 1)).toBeGreaterThanOrEqual(at(level));
      }),
    );
  });
});

describe('a list of options', () => {
  const lists = allQuestions(grid).filter((question): question is MultiQuestion => question.type === 'multi');
  const taps = fc
    .constantFrom(...lists)
    .chain((question) =>
      fc.tuple(fc.constant(question), fc.array(fc.constantFrom(...question.options.map((o) => o.value)))),
    );

  it('never holds an exclusive option beside another one, nor more than its greatest number, whatever is tapped', () => {
    fc.assert(
      fc.property(taps, ([question, options]) => {
        const chosen = options.reduce<readonly string[]>((list, option) => toggleOption(question, list, option), []);
        const exclusive = chosen.filter((option) => question.exclusiveOptions?.includes(option));
        expect(exclusive.length === 0 || chosen.length === 1).toBe(true);
        expect(chosen.length).toBeLessThanOrEqual(question.maxChoices ?? Number.POSITIVE_INFINITY);
        expect(new Set(chosen).size).toBe(chosen.length);
      }),
    );
  });
});
