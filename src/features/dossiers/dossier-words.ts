// Names of states, dates and people as the dossier's screens say them.
import type { AnswerValue } from '#domain/grid/answer.ts';
import type { Band, Grid, Question } from '#domain/grid/grid.ts';
import { questionOf } from '#domain/grid/grid.ts';
import { formatNumber, list } from '#i18n/format.ts';
import { locale } from '#i18n/locale.ts';
import { typeset } from '#i18n/typeset.ts';
import { t } from './messages.ts';

/** A state in words; one that a newer version wrote is shown as it is. */
export function stateWords(state: string): string {
  const words: { readonly [state: string]: string } = t().states;
  return words[state] ?? state;
}

export function outcomeWords(outcome: string): string {
  const words: { readonly [outcome: string]: string } = t().outcomes;
  return words[outcome] ?? outcome;
}

export function actionStateWords(state: string): string {
  const words: { readonly [state: string]: string } = t().actionStates;
  return words[state] ?? state;
}

/** The grid's own text was typed in a plain editor: French spaces and apostrophes, so that no sign starts a line alone. */
export function gridText(text: string): string {
  return typeset(text).replaceAll("'", '’');
}

interface Labelled {
  readonly label: string;
  readonly labelEn?: string;
}

function labelOf(item: Labelled): string {
  return locale.value === 'en' && item.labelEn ? item.labelEn : gridText(item.label);
}

export function dimensionLabel(grid: Grid, id: string): string {
  const dimension = grid.dimensions.find((one) => one.id === id);
  return dimension ? labelOf(dimension) : id;
}

export function questionLabel(grid: Grid, id: string): string {
  const question = questionOf(grid, id);
  return question ? labelOf(question) : id;
}

export function bandLabel(band: Band | null): string {
  return band ? labelOf(band) : '';
}

function optionWords(question: Question, value: string): string {
  if (question.type !== 'choice' && question.type !== 'multi') return value;
  const option = question.options.find((one) => one.value === value);
  return option ? labelOf(option) : value;
}

/** An answer in words. */
export function answerWords(grid: Grid, id: string, value: AnswerValue | null): string {
  const question = questionOf(grid, id);
  if (value === null || !question) return '';
  if (typeof value === 'boolean') return value ? t().yes : t().no;
  if (typeof value === 'number') {
    const level = question.type === 'scale' ? question.levels.find((one) => one.value === value) : undefined;
    return level ? labelOf(level) : formatNumber(value, 2);
  }
  return typeof value === 'string'
    ? optionWords(question, value)
    : list(value.map((item) => optionWords(question, item)));
}
