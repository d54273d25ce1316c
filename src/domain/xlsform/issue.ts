// What a form holds that cannot be taken, cell by cell. Nothing is dropped without a line here.

/** Without these the form means something else or nothing: it cannot be published until they are put right. */
const REFUSALS = [
  'survey-missing',
  'column-missing',
  'column-twice',
  'name-missing',
  'name-wrong',
  'name-twice',
  'list-missing',
  'list-unknown',
  'option-name-missing',
  'option-twice',
  'group-open',
  'group-close',
  'expression-syntax',
  'expression-size',
  'reference-unknown',
  'ring',
  'too-many-questions',
  'nothing-asked',
  'grid-invalid',
] as const;

/** The rest of the form stands without these; what each one changes is said beside it. */
const OMISSIONS = [
  'type-unsupported',
  'type-unknown',
  'repeat',
  'metadata',
  'outside-file',
  'expression-unsupported',
  'function-unsupported',
  'pattern-unsupported',
  'reference-left-out',
  'column-unsupported',
  'language',
  'appearance',
  'default',
  'media',
  'calculation-here',
  'range-step',
  'label-missing',
  'list-unused',
  'sheet-unsupported',
  'setting-unsupported',
  'external-app',
] as const;

export type IssueType = (typeof REFUSALS)[number] | (typeof OMISSIONS)[number];

export interface FormIssue {
  readonly type: IssueType;
  readonly sheet: string;
  /** As a spreadsheet counts them, from 1; 0 for the sheet as a whole. */
  readonly row: number;
  /** `C`; '' for a row as a whole. */
  readonly column: string;
  /** The heading of the column, as it is written. */
  readonly heading: string;
  /** What stands there, cut. */
  readonly what: string;
  /** The piece that is meant: a function, a name, a sign. */
  readonly detail: string;
}

const REFUSING: ReadonlySet<string> = new Set(REFUSALS);

export function isRefusal(issue: FormIssue): boolean {
  return REFUSING.has(issue.type);
}
