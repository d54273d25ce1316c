import { describe, expect, it } from 'vitest';
import { conditionWords, onlyIfWords } from '#features/paper/condition-words.ts';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { allQuestions, type Condition, type Grid, type Question } from '#domain/grid/grid.ts';
import { conditionOf } from '#domain/paper/paper-form.ts';

const shipped = await loadDefaultGrid();
const questions: Question[] = [
  { id: 'n', type: 'number', label: 'Salariés', core: true },
  {
    id: 'c',
    type: 'choice',
    label: 'Statut',
    core: true,
    options: [
      { value: 'ei', label: 'Entreprise individuelle' },
      { value: 'sarl', label: 'Société' },
    ],
  },
  {
    id: 'm',
    type: 'multi',
    label: 'Canaux',
    core: true,
    options: [
      { value: 'web', label: 'Site' },
      { value: 'rien', label: 'Rien' },
    ],
  },
];
const grid: Grid = { ...shipped, context: [], questions };
const words = (condition: Condition): string => conditionWords(grid, condition).replaceAll(/[\u00a0\u202f]/g, ' ');
const rule = (expression: string): string =>
  onlyIfWords(grid, { condition: null, expression }).replaceAll(/[\u00a0\u202f]/g, ' ');

describe('a condition in words', () => {
  it('names the question, its code and the answer as they are printed', () => {
    expect(words({ field: 'c', op: 'eq', value: 'ei' })).toBe('« Statut » [c] est « Entreprise individuelle »');
    expect(words({ field: 'n', op: 'gte', value: 2 })).toBe('« Salariés » [n] est d’au moins 2');
    expect(words({ field: 'm', op: 'includes', value: 'web' })).toBe('« Canaux » [m] comprend « Site »');
    expect(words({ field: 'c', op: 'in', value: ['ei', 'sarl'] })).toBe(
      '« Statut » [c] est « Entreprise individuelle » ou « Société »',
    );
    expect(words({ field: 'c', op: 'answered' })).toBe('« Statut » [c] a une réponse');
  });

  it('puts brackets where « et » and « ou » would be read in the wrong order', () => {
    const either: Condition = {
      any: [
        { field: 'n', op: 'gt', value: 2 },
        { field: 'c', op: 'answered' },
      ],
    };
    expect(words({ all: [{ field: 'n', op: 'lt', value: 9 }, either] })).toBe(
      '« Salariés » [n] est sous 9 et (« Salariés » [n] dépasse 2 ou « Statut » [c] a une réponse)',
    );
    expect(words({ not: { field: 'c', op: 'answered' } })).toBe('il est faux que « Statut » [c] a une réponse');
  });

  it('says the rules of an imported form, and shows what is calculated as it is written', () => {
    expect(rule("${c} = 'ei' and ${n} > 3")).toBe(
      'Seulement si « Statut » [c] est « Entreprise individuelle » et « Salariés » [n] dépasse 3',
    );
    expect(rule("selected(${m}, 'web') or (${n} < 2 and ${c} != '')")).toBe(
      'Seulement si « Canaux » [m] comprend « Site » ou (« Salariés » [n] est sous 2 et « Statut » [c] a une réponse)',
    );
    expect(rule("not(selected(${m}, 'rien'))")).toBe('Seulement si il est faux que « Canaux » [m] comprend « Rien »');
    expect(rule('${n} * 2 > 10')).toBe('Seulement si la règle du formulaire tient : ${n} * 2 > 10');
    expect(rule('((')).toBe('Seulement si la règle du formulaire tient : ((');
  });

  it('finds words for every condition of the shipped grid, none of them code', () => {
    const conditions = allQuestions(shipped).flatMap((question) => conditionOf(question) ?? []);
    expect(conditions.length).toBeGreaterThan(5);
    for (const condition of conditions) {
      expect(onlyIfWords(shipped, condition)).toMatch(/^Seulement si «\s.+\s» \[[\w.]+\] /);
      expect(onlyIfWords(shipped, condition)).not.toMatch(/undefined|null|\{/);
    }
  });
});
