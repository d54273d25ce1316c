// The expressions of a survey, settled: a calculation that cannot be taken takes with it what reads it, and so on.
import { isRefusal, type FormIssue } from './issue.ts';
import { type Names, namesIn, nameObjection, objectionTo, together } from './expressions.ts';
import type { ChoiceList } from './choices.ts';
import type { Entry, Group, Survey } from './survey.ts';
import { issueAt, type Row } from './table.ts';

export interface Compiled {
  readonly entries: readonly Entry[];
  readonly issues: readonly FormIssue[];
  /** The expression of a cell, or undefined when it is empty or not taken. */
  expression(row: Row, column: string): string | undefined;
  /** Its own relevance and that of all groups around it. */
  relevance(row: Row, groups: readonly Group[]): string | undefined;
}

const isGroup = (item: Entry | Group): item is Group => !('type' in item);
const LABELS: ReadonlySet<string> = new Set(['label', 'hint', 'constraint_message']);
const YES = /^(?:yes|true|true\(\)|1|oui|vrai)$/i;
const NO = /^(?:no|false|false\(\)|0|non|faux)?$/i;

/** `required` as most forms write it; anything else is an expression. */
export function plainRequired(text: string): boolean | null {
  if (YES.test(text)) return true;
  return NO.test(text) ? false : null;
}

export function compileSurvey(survey: Survey, lists: ReadonlyMap<string, ChoiceList>, sheet: string): Compiled {
  const leftOut = new Set(survey.leftOut);
  const known = new Set(survey.items.flatMap((item) => (isGroup(item) ? [] : [item.name])));

  function issuesOf(item: Entry | Group): FormIssue[] {
    const names: Names = { known, leftOut };
    return item.row.cells.flatMap(({ column, text }): FormIssue[] => {
      const objection = LABELS.has(column.name)
        ? nameObjection(namesIn(text), names)
        : isExpression(item, column.name, text)
          ? objectionTo(text, { ...names, ...filterColumns(item, column.name) })
          : null;
      return objection ? [issueAt(objection.type, sheet, item.row.number, column, text, objection.detail)] : [];
    });
  }

  function isExpression(item: Entry | Group, column: string, text: string): boolean {
    if (column === 'relevant') return true;
    if (isGroup(item)) return false;
    if (column === 'calculation') return item.type.kind === 'calculate';
    if (column === 'choice_filter') return item.type.kind === 'choice' || item.type.kind === 'multi';
    return column === 'constraint' || (column === 'required' && plainRequired(text) === null);
  }

  function filterColumns(item: Entry | Group, column: string): Pick<Names, 'columns'> {
    if (column !== 'choice_filter' || isGroup(item) || !('list' in item.type)) return {};
    return { columns: lists.get(item.type.list)?.columns ?? new Set<string>() };
  }

  /** Calculations that are not taken become rows that are left out, until nothing changes. */
  function settle(): void {
    for (let changed = true; changed;) {
      changed = false;
      for (const item of survey.items) {
        if (isGroup(item) || item.type.kind !== 'calculate' || leftOut.has(item.name)) continue;
        const failed = issuesOf(item).some((issue) => isOwnCalculation(item, issue) && !isRefusal(issue));
        if (!failed) continue;
        leftOut.add(item.name);
        known.delete(item.name);
        changed = true;
      }
    }
  }

  settle();
  const issues = survey.items.flatMap(issuesOf);
  const refused = new Set(issues.map((issue) => `${issue.row} ${issue.heading}`));
  const taken = (row: Row, name: string): string | undefined => {
    const cell = row.all(name)[0];
    return cell && !refused.has(`${row.number} ${cell.column.heading}`) ? cell.text : undefined;
  };
  return {
    entries: survey.items.flatMap((item) => (isGroup(item) || leftOut.has(item.name) ? [] : [item])),
    issues,
    expression: taken,
    relevance: (row, groups) =>
      together([...groups.map((group) => group.row), row].flatMap((one) => taken(one, 'relevant') ?? [])),
  };
}

function isOwnCalculation(item: Entry, issue: FormIssue): boolean {
  return item.row.cells.some(({ column }) => column.name === 'calculation' && column.heading === issue.heading);
}
