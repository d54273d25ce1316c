// One sheet of a form as rows with named cells. Headings come in many spellings; one name stands for all of them.
import type { FormIssue, IssueType } from './issue.ts';
import { columnLetter, type Sheet } from './sheets.ts';

export interface Column {
  readonly index: number;
  readonly heading: string;
  /** `label`, `relevant` …; the heading itself when it is none of ours. */
  readonly name: string;
  /** `English (en)`; '' for the language of the form. */
  readonly language: string;
}

export interface Row {
  /** From 1. */
  readonly number: number;
  /** The cell under a heading of the form's language; '' when it is empty or not there. */
  text(name: string): string;
  /** The cells under a name, one for each language. */
  all(name: string): readonly { readonly column: Column; readonly text: string }[];
  /** All filled cells. */
  readonly cells: readonly { readonly column: Column; readonly text: string }[];
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

const ALIASES: Readonly<Record<string, string>> = {
  caption: 'label',
  list: 'list_name',
  value: 'name',
  relevance: 'relevant',
  'bind::relevant': 'relevant',
  'bind::constraint': 'constraint',
  'bind::jr:constraintmsg': 'constraint_message',
  'bind::required': 'required',
  'bind::calculate': 'calculation',
  calculate: 'calculation',
  constraint_msg: 'constraint_message',
  constraintmsg: 'constraint_message',
  requiredmsg: 'required_message',
  'bind::jr:requiredmsg': 'required_message',
  readonly: 'read_only',
  image: 'media::image',
  audio: 'media::audio',
  video: 'media::video',
  'big-image': 'media::image',
};

/** The names that may be followed by a language. */
const TRANSLATED: ReadonlySet<string> = new Set([
  'label',
  'hint',
  'constraint_message',
  'required_message',
  'guidance_hint',
]);
const MEDIA = /^(?:media::)?(image|audio|video|big-image)(?:::.*)?$/;

function readHeading(heading: string): Pick<Column, 'name' | 'language'> {
  const [first = '', ...rest] = heading.trim().split(/::?/);
  const plain = (text: string): string => text.trim().toLowerCase().replaceAll(/\s+/g, '_');
  const name = ALIASES[plain(first)] ?? plain(first);
  if (TRANSLATED.has(name)) return { name, language: rest.join(':').trim() };
  const whole = plain(heading).replaceAll(/(?<!:):(?!:)/g, '::');
  const media = MEDIA.exec(whole)?.[1];
  if (media) return { name: `media::${media}`, language: '' };
  return { name: ALIASES[plain(heading)] ?? plain(heading), language: '' };
}

const cut = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

/** A line about one cell, or about a row or a sheet when there is none. */
export function issueAt(
  type: IssueType,
  sheet: string,
  row: number,
  column: Column | null,
  what: string,
  detail = '',
): FormIssue {
  const [letter, heading] = column ? [columnLetter(column.index), column.heading] : ['', ''];
  return { type, sheet, row, column: letter, heading, what: cut(what.trim()), detail: cut(detail) };
}

function makeRow(number: number, cells: readonly string[], columns: readonly Column[]): Row {
  const filled = columns.flatMap((column) => {
    const text = (cells[column.index] ?? '').trim();
    return text === '' ? [] : [{ column, text }];
  });
  return {
    number,
    cells: filled,
    text: (name) => filled.find(({ column }) => column.name === name && column.language === '')?.text ?? '',
    all: (name) => filled.filter(({ column }) => column.name === name),
  };
}

/** The first filled row holds the headings; a heading that is there twice is a line, since one of the two would be lost. */
export function readTable(sheet: Sheet): { readonly table: Table; readonly issues: readonly FormIssue[] } {
  const numbers = [...sheet.rows.keys()].sort((a, b) => a - b);
  const top = numbers[0];
  const headings = top === undefined ? [] : (sheet.rows.get(top) ?? []);
  const columns = headings.flatMap((heading, index): Column[] =>
    heading.trim() === '' ? [] : [{ index, heading: heading.trim(), ...readHeading(heading) }],
  );
  const seen = new Set<string>();
  const issues = columns.flatMap((column): FormIssue[] => {
    const key = `${column.name}::${column.language}`;
    if (column.name.startsWith('media::') || !seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [issueAt('column-twice', sheet.name, (top ?? 0) + 1, column, column.heading)];
  });
  const rows = numbers.slice(1).map((at) => makeRow(at + 1, sheet.rows.get(at) ?? [], columns));
  return { table: { name: sheet.name, columns, rows: rows.filter(({ cells }) => cells.length > 0) }, issues };
}
