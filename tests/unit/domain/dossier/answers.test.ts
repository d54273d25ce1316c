import { describe, expect, it } from 'vitest';
import {
  checkAnswer,
  NOT_APPLICABLE,
  readAnswers,
  toggleOption,
  writeAnswer,
  writeNotApplicable,
} from '#domain/dossier/answers.ts';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { questionOf, type MultiQuestion, type Question } from '#domain/grid/grid.ts';
import type { AnswerValue } from '#domain/grid/answer.ts';
import { smallGrid } from '#tests/unit/domain/grid/small-grid.ts';
import { plainRecord, register, T0, viewOf } from '#tests/unit/domain/plain-record.ts';

const grid = await loadDefaultGrid();

function question(id: string, from = grid): Question {
  const found = questionOf(from, id);
  if (!found) throw new Error(`no question ${id}`);
  return found;
}

function multi(id: string, from = grid): MultiQuestion {
  const found = question(id, from);
  if (found.type !== 'multi') throw new Error(`${id} is not a list`);
  return found;
}

describe('reading answers', () => {
  it('gives value, source and the values other people wrote meanwhile', () => {
    const other = { value: { na: true }, at: T0 - 1, tag: 'bruno' };
    const view = viewOf({ 'a/off1/src': 'observe' });
    const fields = new Map([...view.fields, ['a/off1', register(3, T0, [other])] as const]);
    expect(readAnswers({ ...view, fields }).get('off1')).toEqual({
      value: 3,
      na: false,
      source: 'observe',
      at: T0,
      tag: 'anais',
      others: [{ value: null, na: true, at: T0 - 1, tag: 'bruno' }],
    });
  });

  it('a cleared answer is none, and « ne s’applique pas » is not a value', () => {
    const record = plainRecord();
    record.edit((draft) => writeAnswer(draft, 'off1', 3));
    record.edit((draft) => writeAnswer(draft, 'off1', null));
    record.edit((draft) => writeNotApplicable(draft, 'off2'));
    expect(readAnswers(record.view).get('off1')).toMatchObject({ value: null, na: false });
    expect(readAnswers(record.view).get('off2')).toMatchObject({ value: null, na: true });
    expect(NOT_APPLICABLE).toEqual({ na: true });
  });

  it('an answer is the same object until it or its source is written again', () => {
    const view = viewOf({ 'a/off1': 3, 'a/off2': 1, 'a/off2/src': 'declare' });
    const before = readAnswers(view);
    const fields = new Map([...view.fields, ['a/off2/src', register('observe')] as const]);
    const after = readAnswers({ ...view, fields });
    expect(after.get('off1')).toBe(before.get('off1'));
    expect([before.get('off2')?.source, after.get('off2')?.source]).toEqual(['declare', 'observe']);
  });

  it('answers of a question this grid does not have are kept', () => {
    expect(readAnswers(viewOf({ 'a/ancienne': 2 })).get('ancienne')?.value).toBe(2);
  });
});

describe('choosing options', () => {
  it('« rien » clears the others', () => {
    expect(toggleOption(multi('coo4'), ['achats', 'vente'], 'rien')).toEqual(['rien']);
  });

  it('any other option clears « rien »', () => {
    expect(toggleOption(multi('coo4'), ['rien'], 'vente')).toEqual(['vente']);
  });

  it('a second tap takes an option off, and the order of the taps never matters', () => {
    const coo4 = multi('coo4');
    expect(toggleOption(coo4, ['achats', 'vente'], 'achats')).toEqual(['vente']);
    expect(toggleOption(coo4, toggleOption(coo4, [], 'vente'), 'achats')).toEqual(
      toggleOption(coo4, toggleOption(coo4, [], 'achats'), 'vente'),
    );
  });

  it('past the greatest number of choices nothing changes, and the very same list comes back', () => {
    const chosen = ['temps', 'argent', 'local'];
    expect(toggleOption(multi('moy6'), chosen, 'seul')).toBe(chosen);
    expect(toggleOption(multi('moy6'), chosen, 'rien')).toEqual(['rien']);
  });
});

describe('checking an answer', () => {
  it.each<[string, AnswerValue, string]>([
    ['a1', 2, 'ok'],
    ['a1', 5, 'answer-range'],
    ['a1', 'deux', 'answer-type'],
    ['a3', ['x', 'y'], 'ok'],
    ['a3', [], 'ok'],
    ['a3', ['x', 'y', 'z'], 'answer-too-many'],
    ['a3', ['x', 'q'], 'answer-option'],
    ['a3', ['x', 'rien'], 'answer-exclusive'],
    ['a3', 'x', 'answer-type'],
    ['c1', 'now', 'ok'],
    ['c1', 'never', 'answer-option'],
    ['c1', true, 'answer-type'],
    ['c2', 'court', 'ok'],
    ['c2', 'beaucoup trop long', 'answer-length'],
    ['c2', 3, 'answer-type'],
    ['ctx.n', 0, 'ok'],
    ['ctx.n', -1, 'answer-range'],
    ['ctx.n', Number.NaN, 'answer-type'],
    ['b3', false, 'ok'],
    ['b3', 'non', 'answer-type'],
  ])('%s with %j is %s', (id, value, expected) => {
    const checked = checkAnswer(question(id, smallGrid), value);
    expect(checked.ok ? 'ok' : checked.error.type).toBe(expected);
  });
});
