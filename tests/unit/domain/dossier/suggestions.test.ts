import { describe, expect, it } from 'vitest';
import { adjustDimension, readAdjustments } from '#domain/dossier/adjustments.ts';
import { readAnswers } from '#domain/dossier/answers.ts';
import { score } from '#domain/dossier/score.ts';
import { suggestions, type Suggestion } from '#domain/dossier/suggestions.ts';
import type { Json } from '#domain/json.ts';
import { smallGrid } from '#tests/unit/domain/grid/small-grid.ts';
import { answersOf, plainRecord, viewOf } from '#tests/unit/domain/plain-record.ts';

function suggested(values: { readonly [id: string]: Json }): Suggestion[] {
  const answers = answersOf(values);
  return suggestions(smallGrid, score(smallGrid, answers, 'complet'), answers);
}
const ids = (values: { readonly [id: string]: Json }): string[] => suggested(values).map(({ rule }) => rule.id);

describe('suggestions', () => {
  it('come with the answer they rest on', () => {
    expect(suggested({ 'ctx.n': 2, b4: 1 })).toMatchObject([
      { rule: { id: 's1' }, reason: { kind: 'question', question: 'b4', value: 1 } },
    ]);
  });

  it('on a dimension hold strictly under the limit', () => {
    expect(ids({ a1: 1, a2: 1 })).toEqual(['s2']);
    expect(ids({ a1: 2, a2: 2 })).toEqual([]);
  });

  it('are not made on a dimension that is not evaluated', () => {
    expect(ids({ a1: 0 })).toEqual([]);
  });

  it('are not made on the answer of a hidden question', () => {
    expect(ids({ 'ctx.n': 1, b4: 0 })).toEqual([]);
  });

  it('hold on equality, and on one option of a list', () => {
    expect(ids({ b3: true })).toEqual(['s3']);
    expect(ids({ b3: false })).toEqual([]);
    expect(ids({ a3: ['x', 'z'] })).toEqual(['s4']);
    expect(ids({ a3: ['x'] })).toEqual([]);
  });
});

describe('an adjusted score', () => {
  it('stands beside the computed one, with its reason, and never changes it', () => {
    const record = plainRecord();
    record.edit((draft) => {
      for (const id of ['a1', 'a2']) draft.set(`a/${id}`, 1);
      adjustDimension(draft, 'a', { score: 0.75, reason: ' le four est neuf ' });
    });
    expect(readAdjustments(record.view).get('a')).toMatchObject({ score: 0.75, reason: 'le four est neuf' });
    expect(score(smallGrid, readAnswers(record.view), 'complet').dimensions[0]?.score).toBe(0.25);
  });

  it('can be taken back', () => {
    const record = plainRecord();
    record.edit((draft) => adjustDimension(draft, 'a', { score: 0.75, reason: 'x' }));
    record.edit((draft) => adjustDimension(draft, 'a', null));
    expect(readAdjustments(record.view).size).toBe(0);
  });

  it('outside 0..1 or of another shape is none', () => {
    expect(
      readAdjustments(viewOf({ 'adj/a': { score: 2 }, 'adj/b': 0.5, 'adj/c': [1], 'adj/d': { reason: 'x' } })).size,
    ).toBe(0);
  });
});
