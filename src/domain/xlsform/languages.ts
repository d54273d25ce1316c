// Which of a form's languages the application shows: French and English; the form's own where there is neither.
import type { FormIssue } from './issue.ts';
import { issueAt, type Row, type Table } from './table.ts';

export interface Languages {
  /** Shown in French; '' is the columns without a language. */
  readonly main: string;
  readonly english: string | null;
}

const isFrench = (language: string): boolean => /\bfr\b|fran[cç]ais|french/i.test(language);
const isEnglish = (language: string): boolean => /\ben\b|english|anglais/i.test(language);

/** French if there is any, else the form's default, else the first. */
export function chooseLanguages(tables: readonly Table[], preferred: string): Languages {
  const names = [
    ...new Set(
      tables.flatMap(({ columns }) => columns.filter(({ name }) => name === 'label').map(({ language }) => language)),
    ),
  ];
  const main =
    names.find(isFrench) ??
    names.find((name) => name === preferred && name !== '') ??
    names.find((name) => name === '') ??
    names[0] ??
    '';
  const english = names.find((name) => name !== main && isEnglish(name)) ?? null;
  return { main, english };
}

/** The text of a row in the main language, else without one, else in the first that says anything. */
export function mainText(row: Row, name: string, { main }: Languages): string {
  const all = row.all(name);
  const of = (language: string): string | undefined => all.find(({ column }) => column.language === language)?.text;
  return of(main) ?? of('') ?? all[0]?.text ?? '';
}

export function englishText(row: Row, name: string, { english }: Languages): string | undefined {
  return english === null ? undefined : row.all(name).find(({ column }) => column.language === english)?.text;
}

/** One line for each column of a language that is not shown. */
export function languageIssues(tables: readonly Table[], { main, english }: Languages): FormIssue[] {
  return tables.flatMap(({ name: sheet, columns, rows }) =>
    columns
      .filter(({ language }) => language !== '' && language !== main && language !== english)
      .filter((column) => rows.some(({ cells }) => cells.some((cell) => cell.column === column)))
      .map((column) => issueAt('language', sheet, 1, column, column.heading, column.language)),
  );
}
