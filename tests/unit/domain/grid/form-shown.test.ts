import { describe, expect, it } from 'vitest';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { asShown, hasExpressions } from '#domain/grid/form-shown.ts';
import { formState } from '#domain/grid/form-state.ts';
import { questionOf, type Grid, type Question } from '#domain/grid/grid.ts';
import { answersOf } from '#tests/unit/domain/plain-record.ts';
import { smallGrid } from '#tests/unit/domain/grid/small-grid.ts';

const asked = (question: Partial<Question> & Pick<Question, 'id' | 'type'>): Question =>
  ({ label: question.id, core: true, ...question }) as Question;

const form: Grid = {
  ...smallGrid,
  context: [
    asked({ id: 'nom', type: 'text' }),
    asked({ id: 'vallee', type: 'choice', options: [{ value: 'biros', label: 'Biros' }] } as never),
    asked({
      id: 'village',
      type: 'multi',
      label: 'Où travaille ${nom} ?',
      help: 'Dans le ${vallee}',
      options: [
        { value: 'sentein', label: 'Sentein', columns: { vallee: 'biros' } },
        { value: 'massat', label: 'Massat', columns: { vallee: 'arac' } },
      ],
      optionsIf: 'vallee = ${vallee}',
    } as never),
  ],
  questions: [],
};
const village = questionOf(form, 'village') as Question;
const shown = (values: Parameters<typeof answersOf>[0], chosen: readonly string[] | null = null): Question =>
  asShown(village, formState(form, answersOf(values)), chosen);

describe('A question as it is put to somebody', () => {
  it('names the answers its words ask for', () => {
    expect(shown({ nom: 'Odile', vallee: 'biros' })).toMatchObject({
      label: 'Où travaille Odile ?',
      help: 'Dans le biros',
    });
  });

  it('offers the options its filter leaves', () => {
    expect(shown({ vallee: 'biros' })).toMatchObject({ options: [{ value: 'sentein' }] });
  });

  it('keeps in sight what was chosen and is no longer offered', () => {
    expect(shown({ vallee: 'biros' }, ['massat'])).toMatchObject({
      options: [{ value: 'sentein' }, { value: 'massat' }],
    });
  });

  it('is what the grid says when nothing depends on an answer', async () => {
    expect(hasExpressions(await loadDefaultGrid())).toBe(false);
    expect(hasExpressions(form)).toBe(true);
  });
});
