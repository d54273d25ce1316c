// What the three faces of the network share: the filter, what is selected, and everything computed from the cards.
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { dayAt } from '#domain/day.ts';
import { firstAsking } from '#domain/grid/grid.ts';
import type { DocId } from '#domain/ids.ts';
import { type Edge, networkEdges } from '#domain/network/links.ts';
import type { StakeCard } from '#domain/record/cards.ts';
import { locale } from '#i18n/locale.ts';
import type { Store } from '#store/store.ts';
import {
  NO_FILTER,
  networkRows,
  selectedRows,
  sortedRows,
  type NetworkFilter,
  type NetworkRow,
  type SortKey,
} from './network-rows.ts';

export interface NetworkModel {
  readonly filter: ReadonlySignal<NetworkFilter>;
  readonly sort: ReadonlySignal<SortKey>;
  readonly reversed: ReadonlySignal<boolean>;
  /** INSEE code of the commune whose panel is open, or null. */
  readonly commune: ReadonlySignal<string | null>;
  /** The company whose links are shown, or null. */
  readonly company: ReadonlySignal<DocId | null>;
  readonly lines: ReadonlySignal<boolean>;
  readonly stakes: ReadonlySignal<readonly StakeCard[]>;
  readonly rows: ReadonlySignal<readonly NetworkRow[]>;
  readonly selected: ReadonlySignal<readonly NetworkRow[]>;
  readonly sorted: ReadonlySignal<readonly NetworkRow[]>;
  /** Links with both ends in the selection. */
  readonly edges: ReadonlySignal<readonly Edge[]>;
  /** Links with one end only in it. */
  readonly edgesElsewhere: ReadonlySignal<number>;
  readonly ambassadors: ReadonlySignal<readonly NetworkRow[]>;
  readonly sectors: ReadonlySignal<readonly { readonly value: string; readonly label: string }[]>;
  sectorName(id: string): string;
  change(part: Partial<NetworkFilter>): void;
  clearFilter(): void;
  sortBy(key: SortKey): void;
  reverse(): void;
  showLines(on: boolean): void;
  chooseCommune(code: string | null): void;
  chooseCompany(doc: DocId | null): void;
}

// One per store, so that the selection is still there after a look at a company.
const models = new WeakMap<Store, NetworkModel>();

export function networkModel(store: Store): NetworkModel {
  const model = models.get(store) ?? createModel(store);
  models.set(store, model);
  return model;
}

/** A confidential stake is the advisors' and coordinators' business: the others do not see who shares it. */
function visibleStakes(store: Store): StakeCard[] {
  const role = store.device.value.member?.role;
  const inside = role !== 'committee' && role !== 'partner';
  return [...store.cards.stake.value.values()].filter((stake) => inside || !stake.confidential);
}

function sectorsOf(store: Store): { value: string; label: string }[] {
  // With a foreign grid, sectors keep the words of the one that comes with the app.
  const { current, all } = store.grids;
  const question = firstAsking([current.value, ...all.value.values()], 'ctx.secteur', 'choice');
  return (question?.options ?? []).map(({ value, label, labelEn }) => ({
    value,
    label: locale.value === 'en' ? (labelEn ?? label) : label,
  }));
}

function createModel(store: Store): NetworkModel {
  const filter = signal<NetworkFilter>(NO_FILTER);
  const sort = signal<SortKey>('name');
  const reversed = signal(false);
  const commune = signal<string | null>(null);
  const company = signal<DocId | null>(null);
  const lines = signal(false);
  const sectors = computed(() => sectorsOf(store));
  const sectorName = (id: string): string => sectors.value.find(({ value }) => value === id)?.label ?? id;
  const stakes = computed(() => visibleStakes(store));
  const allEdges = computed(() => networkEdges(store.cards.company.value.values(), stakes.value));
  const rows = computed(() =>
    networkRows({
      companies: store.cards.company.value.values(),
      dossiers: store.cards.dossier.value.values(),
      stakes: stakes.value,
      edges: allEdges.value,
      today: dayAt(store.now()),
    }),
  );
  const selected = computed(() => selectedRows(rows.value, filter.value));
  const inside = computed(() => new Set(selected.value.map(({ doc }) => doc)));
  const edges = computed(() => allEdges.value.filter(({ a, b }) => inside.value.has(a) && inside.value.has(b)));
  return {
    filter,
    sort,
    reversed,
    commune,
    company,
    lines,
    stakes,
    rows,
    selected,
    sorted: computed(() => sortedRows(selected.value, sort.value, reversed.value, sectorName)),
    edges,
    edgesElsewhere: computed(
      () => allEdges.value.filter(({ a, b }) => inside.value.has(a) !== inside.value.has(b)).length,
    ),
    ambassadors: computed(() =>
      sortedRows(
        selected.value.filter(({ ambassador }) => ambassador),
        'name',
        false,
        sectorName,
      ),
    ),
    sectors,
    sectorName,
    change(part) {
      filter.value = { ...filter.value, ...part };
    },
    clearFilter() {
      filter.value = NO_FILTER;
    },
    sortBy(key) {
      sort.value = key;
    },
    reverse() {
      reversed.value = !reversed.value;
    },
    showLines(on) {
      lines.value = on;
    },
    chooseCommune(code) {
      commune.value = code;
    },
    chooseCompany(doc) {
      company.value = doc;
    },
  };
}
