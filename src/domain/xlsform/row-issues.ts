// Cells of a row that is taken, which are not taken with it.
import { RESPONDENTS } from '#domain/grid/grid.ts';
import type { FormIssue, IssueType } from './issue.ts';
import { issueAt, type Row, type Table } from './table.ts';

/** Columns of the survey that are read, somewhere. */
const READ: ReadonlySet<string> = new Set(
  'type name label hint relevant constraint constraint_message required calculation choice_filter parameters respondent'.split(
    ' ',
  ),
);

const CELLS: Readonly<Record<string, IssueType>> = {
  appearance: 'appearance',
  default: 'default',
  'media::image': 'media',
  'media::audio': 'media',
  'media::video': 'media',
  repeat_count: 'repeat',
};

const isCell = (name: string): IssueType | null => (Object.hasOwn(CELLS, name) ? (CELLS[name] ?? null) : null);

/** What a row takes of the columns that only some rows may fill. */
export interface Takes {
  readonly calculation: boolean;
  readonly parameters: boolean;
}

export function rowIssues(sheet: string, row: Row, takes: Takes): FormIssue[] {
  return row.cells.flatMap(({ column, text }): FormIssue[] => {
    const line = (type: IssueType): FormIssue[] => [issueAt(type, sheet, row.number, column, text)];
    if (column.name === 'appearance' && text.includes('ex:')) return line('external-app');
    if (column.name === 'calculation' && !takes.calculation) return line('calculation-here');
    if (column.name === 'parameters' && !takes.parameters) return line('column-unsupported');
    if (column.name === 'respondent' && !RESPONDENTS.includes(text)) return line('column-unsupported');
    const type = isCell(column.name);
    return type ? line(type) : [];
  });
}

/** One line for a column that is not read at all, however many cells it fills. */
export function columnIssues({ name: sheet, columns, rows }: Table): FormIssue[] {
  return columns
    .filter(({ name }) => !READ.has(name) && isCell(name) === null)
    .filter((column) => rows.some(({ cells }) => cells.some((cell) => cell.column === column)))
    .map((column) => issueAt('column-unsupported', sheet, 1, column, column.heading));
}
