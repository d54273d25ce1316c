import { describe, expect, it } from 'vitest';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { visibleSections } from '#domain/grid/sections.ts';
import { sameSection, steadyList, steadyValues } from '#features/visits/steady.ts';
import { answersOf } from '#tests/unit/domain/plain-record.ts';

describe('what says the same stays the same object', () => {
  it('an answer that shows no other question changes no section, one that does changes its own section alone', async () => {
    const grid = await loadDefaultGrid();
    const steady = steadyList(sameSection);
    const before = steady(visibleSections(grid, answersOf({}), 'complet'));
    expect(steady(visibleSections(grid, answersOf({ off1: 3 }), 'complet'))).toBe(before);
    const after = steady(visibleSections(grid, answersOf({ 'ctx.effectif': 1 }), 'complet'));
    expect(after).not.toBe(before);
    expect(after.filter((section, at) => section !== before[at]).map(({ id }) => id)).not.toContain('offre');
  });

  it('a value that differs replaces the one that was kept under its name, and no other', () => {
    const keep = steadyValues<{ readonly value: number }>();
    const [first, other] = [keep('off1', { value: 1 }), keep('off2', { value: 1 })];
    expect(keep('off1', { value: 1 })).toBe(first);
    expect(keep('off1', { value: 2 })).toEqual({ value: 2 });
    expect(keep('off2', { value: 1 })).toBe(other);
  });

  it('a list that got shorter is another list', () => {
    const steady = steadyList<number>((a, b) => a === b);
    const before = steady([1, 2, 3]);
    expect(steady([1, 2])).toEqual([1, 2]);
    expect(steady([1, 2, 3])).not.toBe(before);
  });
});
