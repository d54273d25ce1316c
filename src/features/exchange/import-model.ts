// An import from the file to the button: what was found, what it would do, what the person settled.
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import { duplicateIndex } from '#domain/company/duplicates.ts';
import { wordsForReading } from '#domain/exchange/company-export.ts';
import {
  type ColumnMapping,
  type CompanyColumn,
  headingRowOf,
  proposeColumns,
  type RememberedColumns,
} from '#domain/exchange/company-columns.ts';
import { type ImportSums, type PlannedLine, planSteps, sumsOf } from '#domain/exchange/company-import.ts';
import { lineContext, usualWidth } from '#domain/exchange/company-line.ts';
import type { Store } from '#store/store.ts';
import type { TableFile } from '#workbook/read-table.ts';
import { type Choices, NO_CHOICES, workOf } from './import-choices.ts';
import type { ImportWork } from './import-types.ts';
import type { FileRefusal } from './open-table.ts';
import { optionWords } from './option-words.ts';

export interface OpenFile {
  readonly name: string;
  readonly table: TableFile;
}

export interface Plan {
  readonly lines: readonly PlannedLine[];
  readonly sums: ImportSums;
}

export interface ImportModel {
  readonly busy: ReadonlySignal<boolean>;
  readonly refusal: ReadonlySignal<{ readonly name: string; readonly reason: FileRefusal } | null>;
  readonly file: ReadonlySignal<OpenFile | null>;
  readonly sheet: ReadonlySignal<number>;
  /** Row of the headings, from 0. */
  readonly headingRow: ReadonlySignal<number>;
  readonly headings: ReadonlySignal<readonly string[]>;
  readonly rows: ReadonlySignal<ReadonlyMap<number, readonly string[]>>;
  readonly mapping: ReadonlySignal<ColumnMapping>;
  /** The columns were settled by the team for these headings before. */
  readonly remembered: ReadonlySignal<boolean>;
  readonly source: ReadonlySignal<string>;
  /** Null while it is made: `planned` lines of all are done. */
  readonly plan: ReadonlySignal<Plan | null>;
  readonly planned: ReadonlySignal<number>;
  readonly choices: ReadonlySignal<Choices>;
  readonly work: ReadonlySignal<ImportWork>;
  open(file: Pick<File, 'name' | 'size' | 'arrayBuffer'>): Promise<void>;
  chooseSheet(index: number): void;
  chooseHeading(row: number): void;
  map(index: number, column: CompanyColumn | null): void;
  chooseSource(source: string): void;
  settle(choices: Choices): void;
  /** The plan as the network stands now; true when it is what the person looked at. */
  renew(): Promise<boolean>;
  close(): void;
}

export interface ImportPorts {
  readonly store: Pick<Store, 'cards' | 'grids' | 'batch'>;
  readonly remembered: (headings: readonly string[]) => Promise<RememberedColumns>;
}

const NO_ROWS: ReadonlyMap<number, readonly string[]> = new Map();

/** What is open, and what of it is read. */
function createSheet() {
  const file = signal<OpenFile | null>(null);
  const [sheet, headingRow] = [signal(0), signal(0)];
  const mapping = signal<ColumnMapping>({});
  const opened = computed(() => file.value?.table.sheets[sheet.value] ?? null);
  return {
    file,
    sheet,
    headingRow,
    mapping,
    opened,
    headings: computed(() => opened.value?.rows.get(headingRow.value) ?? []),
    rows: computed(() => {
      const all = opened.value?.rows ?? NO_ROWS;
      return new Map([...all].filter(([row]) => row > headingRow.value));
    }),
  };
}

/** Makes the plan in slices; a newer question makes an older one answer null. */
function createPlanner(store: ImportPorts['store'], open: ReturnType<typeof createSheet>) {
  const planned = signal(0);
  let round = 0;
  return {
    planned,
    stop() {
      round += 1;
    },
    async plan(): Promise<Plan | null> {
      const mine = (round += 1);
      const { breathe } = await store.batch();
      const sheet = open.opened.peek();
      if (!sheet) return null;
      const [rows, headings] = [open.rows.peek(), open.headings.peek()];
      const width = open.file.peek()?.table.dialect ? usualWidth(rows, headings) : null;
      const words = wordsForReading(optionWords(store));
      const context = lineContext(headings, open.mapping.peek(), words, { width, merged: sheet.merged });
      const steps = planSteps(rows, { ...context, known: duplicateIndex(store.cards.company.peek().values()) });
      for (;;) {
        const step = steps.next();
        if (mine !== round) return null;
        if (step.done) return { lines: step.value, sums: sumsOf(step.value) };
        planned.value = step.value;
        await breathe();
      }
    },
  };
}

function createImportModel({ store, remembered: recall }: ImportPorts): ImportModel {
  const [busy, known, source] = [signal(false), signal(false), signal('prospection')];
  const refusal = signal<{ readonly name: string; readonly reason: FileRefusal } | null>(null);
  const plan = signal<Plan | null>(null);
  const choices = signal<Choices>(NO_CHOICES);
  const open = createSheet();
  const planner = createPlanner(store, open);
  const { file, sheet, headingRow, mapping, headings } = open;

  async function replan(): Promise<void> {
    batch(() => {
      plan.value = null;
      planner.planned.value = 0;
      choices.value = NO_CHOICES;
    });
    const made = await planner.plan();
    if (made) plan.value = made;
  }

  async function chooseHeading(row: number): Promise<void> {
    headingRow.value = row;
    const found = await recall(headings.peek());
    known.value = found.size > 0;
    mapping.value = proposeColumns(headings.peek(), found);
    await replan();
  }

  async function chooseSheet(index: number): Promise<void> {
    sheet.value = index;
    await chooseHeading(headingRowOf(file.peek()?.table.sheets[index]?.rows ?? NO_ROWS));
  }

  async function openFile(given: Pick<File, 'name' | 'size' | 'arrayBuffer'>): Promise<void> {
    const { openTable } = await import('./open-table.ts');
    const { breathe } = await store.batch();
    const read = await openTable(given, breathe);
    file.value = read.ok ? { name: given.name, table: read.value } : null;
    refusal.value = read.ok ? null : { name: given.name, reason: read.error.type };
    if (read.ok) void chooseSheet(0);
  }

  return {
    busy,
    refusal,
    ...open,
    remembered: known,
    source,
    plan,
    planned: planner.planned,
    choices,
    work: computed(() => workOf(plan.value?.lines ?? [], choices.value, store.cards.company.value)),
    async open(given) {
      busy.value = true;
      await openFile(given).finally(() => void (busy.value = false));
    },
    chooseSheet: (index) => void chooseSheet(index),
    chooseHeading: (row) => void chooseHeading(row),
    map(index, column) {
      const others = Object.entries(mapping.peek()).filter(([name, at]) => at !== index && name !== column);
      mapping.value = { ...Object.fromEntries(others), ...(column ? { [column]: index } : {}) };
      void replan();
    },
    chooseSource: (next) => void (source.value = next),
    settle: (next) => void (choices.value = next),
    async renew() {
      const seen = plan.peek();
      const made = await planner.plan();
      if (!made || !seen) return false;
      const same = acts(seen) === acts(made);
      plan.value = made;
      if (!same) choices.value = NO_CHOICES;
      return same;
    },
    close() {
      planner.stop();
      batch(() => {
        file.value = null;
        refusal.value = null;
        plan.value = null;
        choices.value = NO_CHOICES;
      });
    },
  };
}

/** What would happen to each line, to see whether it is still the same. */
const acts = ({ lines }: Plan): string =>
  JSON.stringify(
    lines.map((line) => [line.act, line.act === 'update' && [line.doc, line.fills.length, line.differences]]),
  );

const models = new WeakMap<object, ImportModel>();

/** One per store: what was settled is still there after a look at a company. */
export function importModel(ports: ImportPorts): ImportModel {
  const model = models.get(ports.store) ?? createImportModel(ports);
  models.set(ports.store, model);
  return model;
}
