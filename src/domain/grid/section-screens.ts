// A very long section, as a form without groups has one, cut into screens of questions that belong together (FIELD).
import { allQuestions, type Grid, type Mode, type Question } from './grid.ts';
import type { Section } from './sections.ts';

/** A section of up to so many questions stays on one screen. */
export const LONGEST_SCREEN = 12;
/** Of a longer one so many are put on a screen, more only when a question and those it opens would be parted. */
const SCREEN = 7;

/** Which screen of its section a question is on: the same whatever was answered, or questions would jump. */
type Cuts = ReadonlyMap<string, number>;

const known = new WeakMap<Grid, Map<Mode, Cuts>>();

function isOpened(question: Question): boolean {
  return question.visibleIf !== undefined || question.relevant !== undefined;
}

/** Questions that are asked in any case, each with those after it that wait for an answer. */
function familiesOf(questions: readonly Question[]): Question[][] {
  const families: Question[][] = [];
  for (const question of questions) {
    const last = families.at(-1);
    if (last && isOpened(question) && last.length < LONGEST_SCREEN) last.push(question);
    else families.push([question]);
  }
  return families;
}

function makeCuts(grid: Grid, mode: Mode): Cuts {
  const cuts = new Map<string, number>();
  const asked = allQuestions(grid).filter(({ core }) => mode === 'complet' || core);
  for (const questions of Map.groupBy(asked, ({ dimension }) => dimension).values()) {
    if (questions.length <= LONGEST_SCREEN) continue;
    let [screen, size] = [0, 0];
    for (const family of familiesOf(questions)) {
      if (size > 0 && size + family.length > SCREEN) [screen, size] = [screen + 1, 0];
      size += family.length;
      for (const { id } of family) cuts.set(id, screen);
    }
  }
  return cuts;
}

function cutsOf(grid: Grid, mode: Mode): Cuts {
  const modes = known.get(grid) ?? new Map<Mode, Cuts>();
  known.set(grid, modes);
  const cuts = modes.get(mode) ?? makeCuts(grid, mode);
  modes.set(mode, cuts);
  return cuts;
}

/** The sections as they are put on screens: the first screen of a long one keeps its id, those after it add a number. */
export function sectionScreens(grid: Grid, mode: Mode, sections: readonly Section[]): Section[] {
  const cuts = cutsOf(grid, mode);
  return sections.flatMap((section) => {
    const screens = [...Map.groupBy(section.questions, ({ id }) => cuts.get(id) ?? 0)];
    if (screens.length < 2) return [section];
    return screens.map(([screen, questions], at) => ({
      ...section,
      id: screen === 0 ? section.id : `${section.id}~${screen + 1}`,
      questions,
      screen: { of: section.id, at: at + 1, count: screens.length },
    }));
  });
}
