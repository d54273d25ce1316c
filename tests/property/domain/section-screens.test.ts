import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import type { GivenAnswer } from '#domain/grid/answer.ts';
import { allQuestions, type Grid, MODES, type Question } from '#domain/grid/grid.ts';
import { LONGEST_SCREEN, sectionScreens } from '#domain/grid/section-screens.ts';
import { visibleSections } from '#domain/grid/sections.ts';

/** A grid of sections as long as given; a question may wait for the one before it. */
function gridOf(sections: readonly (readonly { readonly waits: boolean; readonly core: boolean }[])[]): Grid {
  const questions = sections.flatMap((asked, section) =>
    asked.map(({ waits, core }, at): Question => ({
      id: `s${section}q${at}`,
      type: 'yesno',
      label: `Question ${at}`,
      dimension: `s${section}`,
      core,
      ...(waits && at > 0 ? { visibleIf: { field: `s${section}q${at - 1}`, op: 'eq', value: true } } : {}),
    })),
  );
  return {
    id: 'longue',
    version: '1',
    lang: 'fr',
    title: 'Longue',
    scoring: { minAnsweredShare: 0.5, bands: [{ id: 'b', label: 'B', min: 0 }] },
    context: [],
    dimensions: sections.map((_, at) => ({ id: `s${at}`, label: `Section ${at}`, countsInGlobal: true })),
    questions,
    suggestions: [],
  };
}

const asked = fc.record({ waits: fc.boolean(), core: fc.boolean() });
const grids = fc.array(fc.array(asked, { maxLength: 60 }), { minLength: 1, maxLength: 3 }).map(gridOf);
const answersOf = (grid: Grid, given: readonly boolean[]): Map<string, GivenAnswer> =>
  new Map(
    allQuestions(grid).flatMap(({ id }, at) =>
      given[at] === undefined ? [] : [[id, { value: given[at], na: false }]],
    ),
  );

describe('a very long section', () => {
  it('is cut into screens that hold each of its questions once, in its order, and none too many', () => {
    fc.assert(
      fc.property(grids, fc.array(fc.boolean()), fc.constantFrom(...MODES), (grid, given, mode) => {
        const sections = visibleSections(grid, answersOf(grid, given), mode);
        const screens = sectionScreens(grid, mode, sections);
        const ids = (list: typeof sections) => list.flatMap(({ questions }) => questions.map(({ id }) => id));
        expect(ids(screens)).toEqual(ids(sections));
        expect(new Set(screens.map(({ id }) => id)).size).toBe(screens.length);
        for (const { questions } of screens) expect(questions.length).toBeLessThanOrEqual(LONGEST_SCREEN);
      }),
    );
  });

  it('keeps a question on its screen whatever is answered', () => {
    fc.assert(
      fc.property(grids, fc.array(fc.boolean()), fc.array(fc.boolean()), (grid, given, other) => {
        const placeIn = (answers: readonly boolean[]) =>
          new Map(
            sectionScreens(grid, 'complet', visibleSections(grid, answersOf(grid, answers), 'complet'))
              .filter(({ screen }) => screen !== undefined)
              .flatMap(({ id, questions }) => questions.map((question) => [question.id, id] as const)),
          );
        const [before, after] = [placeIn(given), placeIn(other)];
        const kept = [...before].filter(([question]) => after.has(question));
        expect(kept.map(([question]) => after.get(question))).toEqual(kept.map(([, screen]) => screen));
      }),
    );
  });

  it('leaves the sections of the grid that comes with the app whole', async () => {
    const grid = await loadDefaultGrid();
    for (const mode of MODES) {
      const sections = visibleSections(grid, new Map(), mode);
      expect(sectionScreens(grid, mode, sections)).toEqual(sections);
    }
  });
});
