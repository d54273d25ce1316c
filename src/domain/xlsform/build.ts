// A settled survey becomes a grid: top-level groups are its sections, inner ones a line to read.
import { type Dimension, type Grid, type Option, type Question, RESPONDENTS } from '#domain/grid/grid.ts';
import { plainRequired, type Compiled } from './compile.ts';
import type { ChoiceList } from './choices.ts';
import { englishText, type Languages, mainText } from './languages.ts';
import type { FormSettings } from './settings.ts';
import type { Entry, Group } from './survey.ts';
import type { Row } from './table.ts';

/** Words that the form does not say itself, in the person's language. */
export interface FormWords {
  readonly other: string;
  readonly specify: string;
  readonly confirm: string;
}

export interface BuildPlan {
  readonly compiled: Compiled;
  readonly lists: ReadonlyMap<string, ChoiceList>;
  readonly languages: Languages;
  readonly settings: FormSettings;
  readonly words: FormWords;
}

type Common = Omit<Question & { readonly type: 'note' }, 'type'>;

function numbersIn(parameters: string): { min: number; max: number; step: number } {
  const given = new Map(
    [...parameters.matchAll(/(\w+)\s*=\s*(-?[\d.]+)/g)].map(([, name = '', value]) => [name, Number(value)]),
  );
  const of = (name: string, usual: number): number => {
    const value = given.get(name) ?? usual;
    return Number.isFinite(value) ? value : usual;
  };
  return { min: of('start', 0), max: of('end', 10), step: of('step', 1) };
}

/** True when a range holds every step it allows as whole numbers, or any number: nothing of it is lost. */
export function isWholeRange(parameters: string): boolean {
  const { min, step } = numbersIn(parameters);
  return Number.isInteger(min) && step === 1;
}

/** Columns are for filters; a list that is not filtered goes without. */
function withoutColumns({ value, label, labelEn }: Option): Option {
  return labelEn === undefined ? { value, label } : { value, label, labelEn };
}

class Builder {
  private readonly plan: BuildPlan;
  private readonly dimensions: Dimension[] = [];
  private readonly questions: Question[] = [];
  private readonly headed = new Set<Group>();
  private section: Group | null | undefined;
  private dimension = '';

  constructor(plan: BuildPlan) {
    this.plan = plan;
  }

  private labels(row: Row, name: string): { label: string; labelEn?: string } {
    const label = mainText(row, 'label', this.plan.languages) || name;
    const labelEn = englishText(row, 'label', this.plan.languages);
    return { label, ...(labelEn === undefined ? {} : { labelEn }) };
  }

  /** A run of questions outside any group is a section named after the form. */
  private enter(groups: readonly Group[]): void {
    const top = groups[0] ?? null;
    if (top !== this.section) {
      this.section = top;
      const usual = { label: this.plan.settings.title };
      this.dimension = top ? top.name : `suite-${this.dimensions.length + 1}`;
      if (!this.dimensions.some(({ id }) => id === this.dimension)) {
        const words = top ? this.labels(top.row, top.name) : usual;
        this.dimensions.push({ id: this.dimension, ...words, countsInGlobal: false });
      }
    }
    for (const group of groups.slice(1)) {
      if (this.headed.has(group)) continue;
      this.headed.add(group);
      if (mainText(group.row, 'label', this.plan.languages) === '') continue;
      const relevant = this.plan.compiled.relevance(group.row, group.parents);
      const words = this.labels(group.row, group.name);
      this.questions.push({ ...this.base(group.name, relevant), ...words, type: 'note' });
    }
  }

  private base(id: string, relevant: string | undefined): Common {
    const common = { id, label: id, core: true, dimension: this.dimension, score: null };
    return relevant === undefined ? common : { ...common, relevant };
  }

  private common({ name, row, groups }: Entry): Common {
    const { compiled, languages } = this.plan;
    const cells: Record<string, string | boolean> = {};
    const put = (key: string, value: string | boolean | undefined): void => {
      if (value !== undefined && value !== '') cells[key] = value;
    };
    put('help', mainText(row, 'hint', languages));
    put('helpEn', englishText(row, 'hint', languages));
    put('constraint', compiled.expression(row, 'constraint'));
    if (cells['constraint'] !== undefined) {
      put('constraintMessage', mainText(row, 'constraint_message', languages));
      put('constraintMessageEn', englishText(row, 'constraint_message', languages));
    }
    const required = compiled.expression(row, 'required') ?? '';
    const plain = plainRequired(required);
    if (plain === null) put('requiredIf', required);
    else if (plain) put('required', true);
    const respondent = row.text('respondent');
    if (RESPONDENTS.includes(respondent)) put('respondent', respondent);
    return { ...this.base(name, compiled.relevance(row, groups)), ...this.labels(row, name), ...cells };
  }

  add(entry: Entry): void {
    this.enter(entry.groups);
    const common = this.common(entry);
    const { type, row } = entry;
    if (type.kind === 'choice' || type.kind === 'multi') this.addChoice(entry, common, type);
    else if (type.kind === 'calculate' || type.kind === 'today') {
      const calculate = type.kind === 'today' ? 'today()' : this.plan.compiled.expression(row, 'calculation');
      this.questions.push({ ...common, type: 'calculate', calculate: calculate ?? "''" });
    } else if (type.kind === 'integer' || type.kind === 'decimal') {
      this.questions.push({ ...common, type: 'number', ...(type.kind === 'integer' ? { integer: true } : {}) });
    } else if (type.kind === 'range') {
      const { min, max, step } = numbersIn(row.text('parameters'));
      const integer = Number.isInteger(min) && Number.isInteger(step);
      this.questions.push({ ...common, type: 'number', min, max, ...(integer ? { integer } : {}) });
    } else if (type.kind === 'trigger') {
      this.questions.push({ ...common, type: 'choice', options: [{ value: 'OK', label: this.plan.words.confirm }] });
    } else this.questions.push({ ...common, type: type.kind });
  }

  private addChoice(entry: Entry, common: Common, type: Extract<Entry['type'], { readonly list: string }>): void {
    const { words, lists, compiled } = this.plan;
    const given = lists.get(type.list)?.options ?? [];
    const isOpen = type.other && !given.some(({ value }) => value === 'other');
    const options: readonly Option[] = isOpen ? [...given, { value: 'other', label: words.other }] : given;
    const filter = compiled.expression(entry.row, 'choice_filter');
    const bare = filter === undefined ? options.map(withoutColumns) : options;
    const optionsIf = filter === undefined ? {} : { optionsIf: filter };
    this.questions.push({ ...common, type: type.kind, options: bare, ...optionsIf });
    if (!type.other) return;
    const relevant = `selected(\${${entry.name}}, 'other')`;
    this.questions.push({ ...this.base(`${entry.name}_other`, relevant), label: words.specify, type: 'text' });
  }

  grid(): Grid {
    const { settings, languages } = this.plan;
    return {
      id: settings.id,
      version: settings.version,
      lang: languages.main === '' ? 'fr' : languages.main,
      title: settings.title,
      scoring: { minAnsweredShare: 0.5, bands: [{ id: 'tout', label: settings.title, min: 0 }] },
      context: [],
      dimensions: this.dimensions,
      questions: this.questions,
      suggestions: [],
    };
  }
}

export function buildGrid(plan: BuildPlan): Grid {
  const builder = new Builder(plan);
  for (const entry of plan.compiled.entries) builder.add(entry);
  return builder.grid();
}
