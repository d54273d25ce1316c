// The sheet `choices`: lists of options by name.
import type { Option } from '#domain/grid/grid.ts';
import type { FormIssue } from './issue.ts';
import { englishText, type Languages, mainText } from './languages.ts';
import { type Column, issueAt, type Table } from './table.ts';

export interface ChoiceList {
  /** Of its first option, from 1. */
  readonly row: number;
  readonly options: readonly Option[];
  /** `name`, `label` and the columns a filter may read. */
  readonly columns: ReadonlySet<string>;
  /** The second and later rows of one name: told apart by a filter, or an error. */
  readonly twice: readonly { readonly row: number; readonly column: Column | null; readonly value: string }[];
}

const OWN: ReadonlySet<string> = new Set(['list_name', 'name', 'label', 'hint', 'guidance_hint']);

function isFilterColumn({ name }: Column): boolean {
  return !OWN.has(name) && !name.startsWith('media::') && name !== 'geometry';
}

export interface Choices {
  readonly lists: ReadonlyMap<string, ChoiceList>;
  readonly issues: readonly FormIssue[];
  /** The columns of options that are not words of ours; those no filter reads are not taken. */
  readonly extra: readonly Column[];
}

interface OpenList extends ChoiceList {
  readonly options: Option[];
  readonly columns: Set<string>;
  readonly twice: ChoiceList['twice'][number][];
}

export function readChoices(table: Table | null, languages: Languages): Choices {
  const lists = new Map<string, OpenList>();
  if (!table) return { lists, issues: [], extra: [] };
  const issues: FormIssue[] = [];
  const columnOf = (name: string): Column | null => table.columns.find((column) => column.name === name) ?? null;
  const extra = table.columns.filter(isFilterColumn);
  for (const row of table.rows) {
    const [listName, value] = [row.text('list_name'), row.text('name')];
    if (listName === '') continue;
    if (value === '') {
      issues.push(issueAt('option-name-missing', table.name, row.number, columnOf('name'), listName));
      continue;
    }
    const list = lists.get(listName) ?? {
      row: row.number,
      options: [],
      columns: new Set(['name', 'label']),
      twice: [],
    };
    lists.set(listName, list);
    if (list.options.some((option) => option.value === value)) {
      list.twice.push({ row: row.number, column: columnOf('name'), value });
    }
    const label = mainText(row, 'label', languages);
    const labelEn = englishText(row, 'label', languages);
    if (label === '') issues.push(issueAt('label-missing', table.name, row.number, columnOf('label'), value));
    for (const { column, text } of row.cells) {
      if (column.name.startsWith('media::')) issues.push(issueAt('media', table.name, row.number, column, text));
    }
    const columns = row.cells.filter(({ column }) => isFilterColumn(column));
    for (const column of extra) list.columns.add(column.name);
    list.options.push({
      value,
      label: label || value,
      ...(labelEn === undefined ? {} : { labelEn }),
      ...(columns.length === 0
        ? {}
        : { columns: Object.fromEntries(columns.map(({ column, text }) => [column.name, text])) }),
    });
  }
  return { lists, issues, extra };
}
