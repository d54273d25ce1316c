import { describe, expect, it } from 'vitest';
import type { SectionState } from '#domain/grid/sections.ts';
import { railStages, type RailStage } from '#features/visits/rail-stages.ts';
import type { Stage } from '#features/visits/visit-model.ts';

function stage(id: string, state: SectionState, screen?: { of: string; at: number; count: number }): Stage {
  const section = { id, label: id, labelEn: id, about: '', questions: [] };
  return { section: screen ? { ...section, screen } : section, state, progress: { answered: 2, relevant: 5 } };
}

const COUNT = 20;
const long = (state: (at: number) => SectionState): Stage[] =>
  Array.from({ length: COUNT }, (_, index) =>
    stage(index === 0 ? 'long' : `long~${index + 1}`, state(index + 1), { of: 'long', at: index + 1, count: COUNT }),
  );
const ids = (stages: readonly RailStage[]): string[] => stages.map(({ to }) => to);

describe('the rail of a grid with a very long section', () => {
  it('shows it as one line while another section is in use, which leads to what is open in it', () => {
    const stages = [stage('a', 'done'), ...long((at) => (at < 8 ? 'done' : 'empty')), stage('z', 'empty')];
    const shown = railStages(stages, 'a');
    expect(ids(shown)).toEqual(['a', 'long~8', 'z']);
    expect(shown[1]).toMatchObject({
      section: { id: 'long' },
      state: 'started',
      progress: { answered: 40, relevant: 100 },
    });
    expect(shown[1]?.section.screen).toBeUndefined();
  });

  it('shows the screens around the one in use, and every other section', () => {
    const stages = [stage('a', 'done'), ...long(() => 'empty'), stage('z', 'empty')];
    expect(ids(railStages(stages, 'long~10'))).toEqual([
      'a',
      ...[7, 8, 9, 10, 11, 12, 13].map((at) => `long~${at}`),
      'z',
    ]);
    expect(ids(railStages(stages, 'long'))).toEqual(['a', 'long', 'long~2', 'long~3', 'long~4', 'z']);
  });

  it('says that something is to be checked, whatever else of it is complete', () => {
    const stages = long((at) => (at === 3 ? 'check' : 'done'));
    expect(railStages(stages, 'elsewhere')[0]?.state).toBe('check');
  });

  it('leaves other grids as they are', () => {
    const stages = [stage('a', 'done'), stage('b', 'empty')];
    expect(railStages(stages, 'a').map(({ section }) => section)).toEqual(stages.map(({ section }) => section));
  });
});
