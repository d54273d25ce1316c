// A planned line in words.
import type { ComparedField, PlannedLine } from '#domain/exchange/company-import.ts';
import { OUTSIDE } from '#domain/exchange/company-import.ts';
import type { LineProblem } from '#domain/exchange/line-problem.ts';
import { formatSiret } from '#domain/company/siret.ts';
import { communeOf } from '#domain/territory/communes.ts';
import type { ImportModel } from './import-model.ts';
import type { OptionWords } from '#domain/exchange/company-export.ts';
import { t } from './messages.ts';

export function placeWords(commune: string | undefined, outside: boolean | undefined): string {
  if (outside) return t().outsidePlace;
  return commune ? (communeOf(commune)?.name ?? commune) : '';
}

/** A value as people read it. */
export function valueWords(field: ComparedField, value: string, words: OptionWords): string {
  if (field === 'commune') return value === OUTSIDE ? t().outsidePlace : placeWords(value, false);
  if (field === 'siret') return formatSiret(value);
  if (field === 'sector' || field === 'legalForm') return words[field].get(value) ?? value;
  return value;
}

/** What is wrong in a line, with what the cell says. */
export function problemWords(problem: LineProblem, line: PlannedLine, model: ImportModel): string {
  const what = t().problems[problem.type];
  if (problem.column === null) return what;
  const index = model.mapping.value[problem.column];
  const cell = index === undefined ? '' : (model.rows.value.get(line.line - 1)?.[index] ?? '');
  const heading = index === undefined ? '' : (model.headings.value[index] ?? '');
  return t().at(what, heading || t().columns[problem.column], cell.trim().slice(0, 40));
}
