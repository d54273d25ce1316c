// An export: what, of whom, in which format, with which columns; and what stays here.
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { toExport } from '#binding/selection/to-export.ts';
import { dayAt } from '#domain/day.ts';
import { actionTable, stakeTable } from '#domain/exchange/collective-export.ts';
import {
  companyTable,
  EXPORT_FIELDS,
  exportable,
  type ExportField,
  type ExportTable,
  PERSONAL_FIELDS,
} from '#domain/exchange/company-export.ts';
import type { ExportedThing } from '#domain/exchange/exchange-log.ts';
import { geoCompanyOf } from '#domain/exchange/geo-json.ts';
import { networkExport } from '#domain/exchange/network-export.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import type { Store } from '#store/store.ts';
import type { ExchangeNotes } from './exchange-notes.ts';
import { collectiveWords } from './collective-words.ts';
import { t } from './messages.ts';
import { optionWords } from './option-words.ts';

export const FORMATS = {
  companies: ['xlsx', 'csv', 'geojson'],
  network: ['graphml', 'gexf'],
  stakes: ['xlsx', 'csv'],
  actions: ['xlsx', 'csv'],
} as const satisfies Record<ExportedThing, readonly string[]>;
export type ExportFormat = (typeof FORMATS)[ExportedThing][number];

interface Counts {
  /** Lines or companies in the file. */
  readonly count: number;
  readonly opposed: number;
  readonly confidential: number;
}

type ExportEnd = 'noted' | 'not-noted' | 'given-up';

export interface ExportModel {
  readonly thing: ReadonlySignal<ExportedThing>;
  readonly format: ReadonlySignal<ExportFormat>;
  readonly fields: ReadonlySignal<readonly ExportField[]>;
  /** Only the companies that a list handed over. */
  readonly chosenOnly: ReadonlySignal<boolean>;
  readonly counts: ReadonlySignal<Counts>;
  /** The file would hold names or numbers of people. */
  readonly personal: ReadonlySignal<boolean>;
  chooseThing(thing: ExportedThing): void;
  chooseFormat(format: ExportFormat): void;
  chooseFields(field: ExportField, chosen: boolean): void;
  chooseAll(all: boolean): void;
  /** Makes the file, hands it over, and notes it. */
  save(): Promise<{ readonly end: ExportEnd; readonly file: string }>;
}

type ExportStore = Pick<Store, 'cards' | 'grids' | 'now' | 'platform' | 'batch'>;

/** What the file is made of, as the choices stand. */
function sourcesOf(store: ExportStore, { thing, chosenOnly }: Choice) {
  const chosen = computed((): readonly CompanyCard[] => {
    const all = store.cards.company.value;
    const picked = chosenOnly.value ? toExport.value : null;
    return picked ? picked.docs.flatMap((doc) => all.get(doc) ?? []) : [...all.values()];
  });
  return {
    companies: computed(() => exportable(chosen.value)),
    network: computed(() => {
      const { stake, partner } = store.cards;
      return networkExport({
        companies: chosen.value,
        stakes: stake.value.values(),
        partners: partner.value.values(),
        words: optionWords(store),
        day: dayAt(store.now()),
      });
    }),
    collective: computed(() => {
      const { stake, action, company } = store.cards;
      const words = collectiveWords(store);
      if (thing.value === 'actions') return actionTable(action.value.values(), stake.value, words);
      return stakeTable(stake.value.values(), company.value, words);
    }),
  };
}

interface Choice {
  readonly thing: ReadonlySignal<ExportedThing>;
  readonly format: ReadonlySignal<ExportFormat>;
  readonly fields: ReadonlySignal<readonly ExportField[]>;
  readonly chosenOnly: ReadonlySignal<boolean>;
}

async function contentOf(store: ExportStore, choice: Choice, sources: ReturnType<typeof sourcesOf>): Promise<Blob> {
  const files = await import('./export-files.ts');
  const day = dayAt(store.now());
  const [thing, format] = [choice.thing.value, choice.format.value];
  const { companies } = sources.companies.value;
  if (format === 'geojson') return files.geoFile(companies.flatMap((card) => geoCompanyOf(card, day) ?? []));
  if (format === 'graphml' || format === 'gexf') return files.graphFile(format, sources.network.value.graph);
  const table: ExportTable =
    thing === 'companies'
      ? companyTable(companies, choice.fields.value, optionWords(store), day)
      : sources.collective.value.table;
  return files.tableFile(format, t().things[thing], table);
}

export function createExportModel(store: ExportStore, notes: Pick<ExchangeNotes, 'note'>): ExportModel {
  const thing = signal<ExportedThing>('companies');
  const format = signal<ExportFormat>('xlsx');
  const fields = signal<readonly ExportField[]>(EXPORT_FIELDS.filter((field) => !PERSONAL_FIELDS.includes(field)));
  const chosenOnly = signal(toExport.peek() !== null);
  const choice = { thing, format, fields, chosenOnly };
  const sources = sourcesOf(store, choice);
  const counts = computed((): Counts => {
    const { companies: open, opposed } = sources.companies.value;
    if (thing.value === 'companies') return { count: open.length, opposed, confidential: 0 };
    if (thing.value === 'network')
      return { count: open.length, opposed, confidential: sources.network.value.confidential };
    const { table, confidential } = sources.collective.value;
    return { count: table.rows.length, opposed: 0, confidential };
  });
  const personal = computed(
    () =>
      (thing.value === 'companies' &&
        format.value !== 'geojson' &&
        fields.value.some((field) => PERSONAL_FIELDS.includes(field))) ||
      thing.value === 'actions',
  );

  return {
    thing,
    format,
    fields,
    chosenOnly,
    counts,
    personal,
    chooseThing(next) {
      thing.value = next;
      const formats: readonly ExportFormat[] = FORMATS[next];
      if (!formats.includes(format.value)) format.value = FORMATS[next][0];
    },
    chooseFormat(next) {
      format.value = next;
    },
    chooseFields(field, isChosen) {
      fields.value = EXPORT_FIELDS.filter((one) => (one === field ? isChosen : fields.value.includes(one)));
    },
    chooseAll(all) {
      chosenOnly.value = !all;
    },
    async save() {
      const { count, opposed, confidential } = counts.value;
      const file = `${t().fileNames[thing.value]}-${dayAt(store.now())}.${format.value}`;
      const { newDoc } = await store.batch();
      const entry = {
        type: 'export' as const,
        id: newDoc(),
        file,
        what: thing.value,
        format: format.value,
        count,
        left: opposed + confidential,
        personal: personal.value,
      };
      if (!(await store.platform.saveFile(file, await contentOf(store, choice, sources))))
        return { end: 'given-up', file };
      return { end: (await notes.note(entry)) ? 'noted' : 'not-noted', file };
    },
  };
}
