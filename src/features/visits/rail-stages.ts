// What the rail shows of a grid with very long sections: of each one line, of the one on screen the screens around.
import type { SectionState } from '#domain/grid/sections.ts';
import type { Stage } from './visit-model.ts';

/** Screens of the same section shown before and after the one in use. */
const AROUND = 3;

function stateOf(stages: readonly Stage[]): SectionState {
  const states = new Set(stages.map(({ state }) => state));
  if (states.has('check')) return 'check';
  return states.size === 1 ? (stages[0]?.state ?? 'empty') : 'started';
}

export interface RailStage extends Stage {
  /** The screen it leads to. */
  readonly to: string;
}

const alone = (stage: Stage): RailStage => ({ ...stage, to: stage.section.id });

/** The screens of one section as one: it leads to the first of them that is not complete. */
function asOne(stages: readonly Stage[]): RailStage[] {
  const open = stages.find(({ state }) => state !== 'done') ?? stages[0];
  if (!open?.section.screen) return stages.map(alone);
  const { screen, ...rest } = open.section;
  const section = { ...rest, id: screen.of };
  const [answered, relevant] = [
    stages.reduce((sum, { progress }) => sum + progress.answered, 0),
    stages.reduce((sum, { progress }) => sum + progress.relevant, 0),
  ];
  return [{ section, state: stateOf(stages), progress: { answered, relevant }, to: open.section.id }];
}

/** @param step id of the section, or of its screen, that is in use */
export function railStages(stages: readonly Stage[], step: string): readonly RailStage[] {
  const sections = Map.groupBy(stages, ({ section }) => section.screen?.of ?? section.id);
  return [...sections.values()].flatMap((screens) => {
    const at = screens.findIndex(({ section }) => section.id === step);
    return at < 0 ? asOne(screens) : screens.slice(Math.max(0, at - AROUND), at + AROUND + 1).map(alone);
  });
}
