// An XLSForm becomes a grid, and a list of all that could not be taken. It never throws, whatever the sheets hold.
import { formOrder } from '#domain/grid/form-order.ts';
import { allQuestions, type Grid, MAX_QUESTIONS } from '#domain/grid/grid.ts';
import { parseGrid } from '#domain/grid/parse-grid.ts';
import { buildGrid, type FormWords, isWholeRange } from './build.ts';
import { readChoices, type Choices } from './choices.ts';
import { compileSurvey } from './compile.ts';
import { type FormIssue, isRefusal } from './issue.ts';
import { chooseLanguages, languageIssues, mainText, type Languages } from './languages.ts';
import { columnIssues, rowIssues } from './row-issues.ts';
import { readSettings, type FormSettings } from './settings.ts';
import type { Sheet, Workbook } from './sheets.ts';
import { type Entry, type Survey, walkSurvey } from './survey.ts';
import { issueAt, readTable, type Table } from './table.ts';

export interface ReadForm {
  /** Null when something refuses the form. */
  readonly grid: Grid | null;
  readonly issues: readonly FormIssue[];
}

const FORM_SHEETS: ReadonlySet<string> = new Set(['survey', 'choices', 'settings']);

const plainName = ({ name }: Sheet): string => name.trim().toLowerCase();

function choiceIssues(
  survey: Survey,
  choices: Choices,
  settings: FormSettings,
  sheets: { survey: Table; choices: Table | null },
): FormIssue[] {
  const filters = new Map<string, boolean>();
  const issues = survey.items.flatMap((item): FormIssue[] => {
    if (!('type' in item) || !('list' in item.type)) return [];
    const { list } = item.type;
    filters.set(list, (filters.get(list) ?? true) && item.row.text('choice_filter') !== '');
    if (choices.lists.has(list)) return [];
    const column = sheets.survey.columns.find(({ name }) => name === 'type') ?? null;
    const type = choices.lists.size === 0 ? 'list-missing' : 'list-unknown';
    return [issueAt(type, sheets.survey.name, item.row.number, column, item.row.text('type'), list)];
  });
  const twice = [...choices.lists].flatMap(([list, { twice: rows }]): FormIssue[] => {
    if (settings.allowsTwins && filters.get(list) !== false) return [];
    return rows.map(({ row, column, value }) =>
      issueAt('option-twice', sheets.choices?.name ?? '', row, column, value, list),
    );
  });
  const unused = [...choices.lists].flatMap(([list, { row }]): FormIssue[] => {
    const column = sheets.choices?.columns.find(({ name }) => name === 'list_name') ?? null;
    return filters.has(list) ? [] : [issueAt('list-unused', sheets.choices?.name ?? '', row, column, list)];
  });
  return [...issues, ...twice, ...unused];
}

function entryIssues(sheet: string, entries: readonly Entry[], languages: Languages, table: Table): FormIssue[] {
  const column = (name: string) => table.columns.find((one) => one.name === name) ?? null;
  return entries.flatMap(({ row, type, name }): FormIssue[] => {
    const takes = { calculation: type.kind === 'calculate', parameters: type.kind === 'range' };
    const issues = rowIssues(sheet, row, takes);
    const isComputed = type.kind === 'calculate' || type.kind === 'today';
    if (type.kind === 'calculate' && row.text('calculation') === '') {
      issues.push(issueAt('expression-syntax', sheet, row.number, column('calculation'), name));
    }
    if (!isComputed && mainText(row, 'label', languages) === '') {
      issues.push(issueAt('label-missing', sheet, row.number, column('label'), name));
    }
    if (type.kind === 'range' && !isWholeRange(row.text('parameters'))) {
      issues.push(issueAt('range-step', sheet, row.number, column('parameters'), row.text('parameters')));
    }
    return issues;
  });
}

/** A group says how it looks, which is not taken, and at the top its name where it has no label. */
function groupIssues(sheet: string, survey: Survey, languages: Languages, table: Table): FormIssue[] {
  const label = table.columns.find(({ name }) => name === 'label') ?? null;
  return survey.items.flatMap((item): FormIssue[] => {
    if ('type' in item) return [];
    const issues = rowIssues(sheet, item.row, { calculation: false, parameters: false });
    const isNamed = item.parents.length > 0 || mainText(item.row, 'label', languages) !== '';
    return isNamed ? issues : [...issues, issueAt('label-missing', sheet, item.row.number, label, item.name)];
  });
}

/** What only shows once the grid is there: rings, its size, ids that two ways of naming gave twice. */
function gridIssues(grid: Grid, sheet: string, survey: Survey, table: Table): FormIssue[] {
  const count = allQuestions(grid).length;
  const whole = (type: FormIssue['type'], what: string): FormIssue => issueAt(type, sheet, 0, null, what);
  if (count === 0) return [whole('nothing-asked', '')];
  if (count > MAX_QUESTIONS) return [whole('too-many-questions', String(count))];
  const rings = formOrder(grid).rings.map((id) => {
    const row = survey.items.find((item) => item.name === id)?.row.number ?? 0;
    return issueAt('ring', sheet, row, table.columns.find(({ name }) => name === 'name') ?? null, id);
  });
  if (rings.length > 0) return rings;
  const parsed = parseGrid(grid);
  return parsed.ok
    ? []
    : parsed.error.problems.map(({ path, type }) => issueAt('grid-invalid', sheet, 0, null, path, type));
}

function withNames(settings: FormSettings, fileName: string): FormSettings {
  const title = settings.title || settings.id || fileName || 'XLSForm';
  return { ...settings, title, id: settings.id || title, version: settings.version || '1' };
}

function otherSheets(workbook: Workbook, survey: Sheet): FormIssue[] {
  return workbook
    .filter((sheet) => sheet !== survey && !FORM_SHEETS.has(plainName(sheet)) && sheet.rows.size > 0)
    .map((sheet) => issueAt('sheet-unsupported', sheet.name, 0, null, sheet.name));
}

/** @param fileName without its ending: the title of a form that has none */
export function readForm(workbook: Workbook, fileName: string, words: FormWords): ReadForm {
  const found = (name: string): Sheet | null => workbook.find((sheet) => plainName(sheet) === name) ?? null;
  // A workbook of one sheet is its survey, whatever the sheet is called.
  const surveySheet = found('survey') ?? (workbook.length === 1 ? (workbook[0] ?? null) : null);
  if (!surveySheet) return { grid: null, issues: [issueAt('survey-missing', '', 0, null, '')] };
  const [survey, choices, settings] = [surveySheet, found('choices'), found('settings')].map((sheet) =>
    sheet ? readTable(sheet) : null,
  );
  if (!survey) return { grid: null, issues: [] };
  const { table } = survey;
  const start = [...survey.issues, ...(choices?.issues ?? []), ...otherSheets(workbook, surveySheet)];
  if (!table.columns.some(({ name }) => name === 'type')) {
    return { grid: null, issues: [...start, issueAt('column-missing', table.name, 1, null, 'type')] };
  }
  const named = withNames(readSettings(settings?.table ?? null), fileName);
  const tables = choices ? [table, choices.table] : [table];
  const languages = chooseLanguages(tables, named.language);
  const options = readChoices(choices?.table ?? null, languages);
  const walked = walkSurvey(table);
  const compiled = compileSurvey(walked, options.lists, table.name);
  const grid = buildGrid({ compiled, lists: options.lists, languages, settings: named, words });
  const issues = [
    ...start,
    ...columnIssues(table),
    ...languageIssues(tables, languages),
    ...walked.issues,
    ...compiled.issues,
    ...entryIssues(table.name, compiled.entries, languages, table),
    ...groupIssues(table.name, walked, languages, table),
    ...choiceIssues(walked, options, named, { survey: table, choices: choices?.table ?? null }),
    ...options.issues,
    ...named.issues,
  ];
  const all = issues.some(isRefusal) ? issues : [...issues, ...gridIssues(grid, table.name, walked, table)];
  return { grid: all.some(isRefusal) ? null : grid, issues: all };
}
