import { describe, expect, it } from 'vitest';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import type { Mode } from '#domain/grid/grid.ts';
import { firstOpenQuestion, progressOf, sectionState, visibleSections } from '#domain/grid/sections.ts';
import { visibleQuestions } from '#domain/grid/visible.ts';
import type { Json } from '#domain/json.ts';
import { readAnswers } from '#domain/dossier/answers.ts';
import { EMPTY_VIEW } from '#domain/record/record.ts';
import { smallGrid } from '#tests/unit/domain/grid/small-grid.ts';
import { answersOf, register, T0, viewOf } from '#tests/unit/domain/plain-record.ts';

const grid = await loadDefaultGrid();
const asked = (answers: { [id: string]: Json }, mode: Mode = 'complet'): string[] =>
  visibleQuestions(grid, answersOf(answers), mode).map((question) => question.id);

describe('which questions are asked', () => {
  it('one person alone is not asked about a team (equ2, equ3, ges5) and is asked who can help (equ7)', () => {
    const alone = asked({ 'ctx.effectif': 1 });
    for (const id of ['equ2', 'equ3', 'ges5']) expect(alone).not.toContain(id);
    expect(alone).toContain('equ7');
    const four = asked({ 'ctx.effectif': 4 });
    for (const id of ['equ2', 'equ3', 'ges5']) expect(four).toContain(id);
    expect(four).not.toContain('equ7');
  });

  it('a condition on an unanswered field is false: before the headcount is known, neither is asked', () => {
    for (const id of ['equ2', 'equ7']) expect(asked({})).not.toContain(id);
  });

  it('express asks core questions only', () => {
    const express = visibleQuestions(grid, answersOf({ 'ctx.effectif': 3, 'ctx.transmission': true }), 'express');
    expect(express.every((question) => question.core)).toBe(true);
    expect(express.filter((question) => question.dimension !== undefined)).toHaveLength(36);
  });

  it('a hidden question counts as unanswered for the conditions of later ones', () => {
    const ids = (n: number): string[] =>
      visibleQuestions(smallGrid, answersOf({ 'ctx.n': n, b4: 4 }), 'complet').map((question) => question.id);
    expect(ids(2)).toContain('b5');
    expect(ids(1)).not.toContain('b4');
    expect(ids(1)).not.toContain('b5');
  });

  it('an answer of a type the question does not have opens nothing', () => {
    expect(asked({ 'ctx.effectif': '12' })).not.toContain('equ2');
  });
});

describe('sections', () => {
  const sections = (answers: { [id: string]: Json }, mode: Mode = 'complet') =>
    visibleSections(smallGrid, answersOf(answers), mode);

  it('are the context, then the dimensions that ask something', () => {
    expect(sections({}).map(({ id }) => id)).toEqual(['contexte', 'a', 'b', 'cap']);
    expect(sections({}, 'express').map(({ id, questions }) => `${id} ${questions.length}`)).toEqual([
      'contexte 1',
      'a 1',
      'b 1',
      'cap 1',
    ]);
  });

  it('progress counts « ne s’applique pas » as done and hidden questions not at all', () => {
    const answers = answersOf({ a1: 2, a2: { na: true }, b4: 3 });
    const all = visibleQuestions(smallGrid, answers, 'complet');
    expect(progressOf(all, answers)).toEqual({ answered: 2, relevant: 9 });
  });

  it('a section is empty, started, done, or to check when an answer has two values', () => {
    const view = viewOf({ 'a/a1': 2, 'a/a2': 1, 'a/a3': { na: true }, 'a/b1': 2 });
    const state = (given: typeof view, id: string): string => {
      const answers = readAnswers(given);
      const section = visibleSections(smallGrid, answers, 'complet').find((one) => one.id === id);
      return section ? sectionState(section, answers) : 'none';
    };
    expect(state(EMPTY_VIEW, 'a')).toBe('empty');
    expect(state(view, 'a')).toBe('done');
    expect(state(view, 'b')).toBe('started');
    const other = { value: 3, at: T0, tag: 'bruno' };
    const conflicted = { ...view, fields: new Map([...view.fields, ['a/a1', register(2, T0, [other])] as const]) };
    expect(state(conflicted, 'a')).toBe('check');
  });

  it('the first open question is where a jump leads, and a full section has none', () => {
    const [, a] = sections({ a1: 2 });
    if (!a) throw new Error('the grid moved');
    expect(firstOpenQuestion(a, answersOf({ a1: 2 }))?.id).toBe('a2');
    expect(firstOpenQuestion(a, answersOf({ a1: 2, a2: 0, a3: ['x'] }))).toBeNull();
  });
});
