// The cells of one line as texts: trimmed, without what nobody sees, with what was wrong in them.
import { fold } from '#domain/text/fold.ts';
import { COMPANY_COLUMNS, type ColumnMapping, type CompanyColumn } from './company-columns.ts';
import type { LineProblem } from './line-problem.ts';

/** Nothing on a card is longer; what is cut is said. */
const LONGEST_CELL = 500;
const LONGEST_NOTE = 20_000;
const BLANK = new Set(['', '-', '--', 'n/a', 'na', 'nc', 'null', 'non renseigne', 'nd', '[nd]', '?']);
const LONGEST_BLANK = 14;
/** What a spreadsheet shows where a formula could not compute. */
const ERROR = /^#(?:REF!|N\/A|NAME\?|NOM\s?\?|VALUE!|VALEUR\s?!|DIV\/0\s?!|NUM!|NOMBRE\s?!|NULL?\s?!)$/i;
/** UTF-8 that was read as Windows-1252, or a letter that was lost. */
const GARBLED = /Ã[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|Â[\u00A0-\u00BF]|\uFFFD/;
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const UNSEEN = /[\u0000-\u0008\u000E-\u001F\u007F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
/** The mark that our own files, and careful ones, put before a text that looks like a formula. */
const MARKED = /^'(?='*[=+\-@])/;
const WORDS: ReadonlySet<CompanyColumn> = new Set(['name', 'otherName', 'lastName', 'head', 'address', 'note']);

export interface LineTexts {
  of(column: CompanyColumn): string;
  readonly problems: LineProblem[];
}

function textOf(raw: string, column: CompanyColumn, { marks }: FileFacts, problems: LineProblem[]): string {
  if (raw === '') return '';
  const marked = marks && MARKED.test(raw);
  const seen = (marked ? raw.slice(1) : raw).replaceAll(UNSEEN, '');
  const spaces = column === 'note' ? /[ \t\u00A0\u202F]+/g : /[\s\u00A0]+/g;
  const text = seen.replaceAll(spaces, ' ').trim();
  const tell = (type: LineProblem['type']): void => void problems.push({ column, type });
  if (seen.length !== raw.length - Number(marked)) tell('text-controls');
  if (ERROR.test(text)) {
    tell('cell-error');
    return '';
  }
  if (text === '' || (text.length <= LONGEST_BLANK && BLANK.has(fold(text)))) return '';
  if (!marked && /^[=@]./.test(text)) tell('formula-text');
  if (WORDS.has(column) && GARBLED.test(text)) tell('text-garbled');
  const longest = column === 'note' ? LONGEST_NOTE : LONGEST_CELL;
  if (text.length > longest) tell('cell-too-long');
  return text.slice(0, longest);
}

interface FileFacts {
  /** Texts that look like formulas may stand behind a mark (.csv). */
  readonly marks: boolean;
  /** Columns whose text stands in a merged cell that begins higher up. */
  readonly merged?: ReadonlySet<number> | undefined;
}

export function lineTexts(cells: readonly string[], mapping: ColumnMapping, facts: FileFacts): LineTexts {
  const problems: LineProblem[] = [];
  const texts = new Map<CompanyColumn, string>();
  for (const column of COMPANY_COLUMNS) {
    const index = mapping[column];
    if (index === undefined) continue;
    texts.set(column, textOf(cells[index] ?? '', column, facts, problems));
    if (facts.merged?.has(index)) problems.push({ column, type: 'cell-merged' });
  }
  return { of: (column) => texts.get(column) ?? '', problems };
}
