// A grid of two dimensions and a capacity, with every kind of question, small enough to score by head.
import type { Grid, Question } from '#domain/grid/grid.ts';

const LEVELS = [0, 1, 2, 3, 4].map((value) => ({ value, label: `niveau ${value}` }));

function scale(id: string, dimension: string, core: boolean, weight = 1): Question {
  return {
    id,
    dimension,
    type: 'scale',
    label: id,
    core,
    allowNA: true,
    levels: LEVELS,
    score: { dimension, weight, max: 4 },
  };
}

export const smallGrid: Grid = {
  id: 'petite',
  version: '1',
  lang: 'fr',
  title: 'Petite grille',
  scoring: {
    minAnsweredShare: 0.5,
    bands: [
      { id: 'bas', label: 'Bas', min: 0 },
      { id: 'milieu', label: 'Milieu', min: 0.25 },
      { id: 'haut', label: 'Haut', min: 0.75 },
    ],
  },
  context: [{ id: 'ctx.n', type: 'number', label: 'Combien ?', core: true, required: true, min: 0 }],
  dimensions: [
    { id: 'a', label: 'A', countsInGlobal: true },
    { id: 'b', label: 'B', countsInGlobal: true },
    { id: 'cap', label: 'Moyens', countsInGlobal: false },
  ],
  questions: [
    scale('a1', 'a', true),
    scale('a2', 'a', false, 3),
    {
      id: 'a3',
      dimension: 'a',
      type: 'multi',
      label: 'a3',
      core: false,
      allowNA: true,
      options: [
        { value: 'x', label: 'x', points: 2 },
        { value: 'y', label: 'y', points: 1 },
        { value: 'z', label: 'z', points: 3 },
        { value: 'rien', label: 'rien', points: 0 },
      ],
      exclusiveOptions: ['rien'],
      maxChoices: 2,
      score: { dimension: 'a', weight: 1, max: 4, mode: 'sumCapped' },
    },
    scale('b1', 'b', true),
    {
      id: 'b2',
      dimension: 'b',
      type: 'multi',
      label: 'b2',
      core: false,
      options: [
        { value: 'p', label: 'p' },
        { value: 'rien', label: 'rien' },
      ],
      exclusiveOptions: ['rien'],
      score: null,
    },
    {
      id: 'b3',
      dimension: 'b',
      type: 'yesno',
      label: 'b3',
      core: false,
      allowNA: true,
      score: { dimension: 'b', weight: 1, max: 4, yes: 4, no: 1 },
    },
    { ...scale('b4', 'b', false), visibleIf: { field: 'ctx.n', op: 'gt', value: 1 } },
    { ...scale('b5', 'b', false), visibleIf: { field: 'b4', op: 'gte', value: 3 } },
    {
      id: 'c1',
      dimension: 'cap',
      type: 'choice',
      label: 'c1',
      core: true,
      options: [
        { value: 'now', label: 'now', points: 4 },
        { value: 'later', label: 'later', points: 1 },
      ],
      score: { dimension: 'cap', weight: 1, max: 4, mode: 'optionPoints' },
    },
    { id: 'c2', dimension: 'cap', type: 'text', label: 'c2', core: false, maxLength: 10, score: null },
  ],
  suggestions: [
    {
      id: 's1',
      when: { question: 'b4', lte: 1 },
      action: 'Essayer',
      withWhom: 'Quelqu’un',
      innovationTypes: [],
      programmeTags: [],
    },
    {
      id: 's2',
      when: { dimension: 'a', below: 0.5 },
      action: 'Reprendre',
      withWhom: 'Quelqu’un',
      innovationTypes: [],
      programmeTags: [],
    },
    {
      id: 's3',
      when: { question: 'b3', eq: true },
      action: 'Raconter',
      withWhom: 'Quelqu’un',
      innovationTypes: [],
      programmeTags: [],
    },
    {
      id: 's4',
      when: { question: 'a3', includesAny: ['y', 'z'] },
      action: 'Relier',
      withWhom: 'Quelqu’un',
      innovationTypes: [],
      programmeTags: [],
    },
  ],
};
