// What the filters offer: sectors, dimensions and bands in the words of the grid, people and partners by their names.
import { computed, type ReadonlySignal } from '@preact/signals';
import { firstAsking, type Band, type Grid } from '#domain/grid/grid.ts';
import type { DocId } from '#domain/ids.ts';
import { printedFrench } from '#i18n/french.ts';
import { locale } from '#i18n/locale.ts';
import type { Store } from '#store/store.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface NetworkChoices {
  readonly sectors: ReadonlySignal<readonly Choice[]>;
  readonly dimensions: ReadonlySignal<readonly Choice[]>;
  readonly bands: ReadonlySignal<readonly Choice[]>;
  readonly advisors: ReadonlySignal<readonly Choice[]>;
  readonly partners: ReadonlySignal<readonly Choice[]>;
  sectorName(id: string): string;
  advisorName(id: string): string;
  /** The id of the band a score falls in. */
  bandOf(score: number): string;
}

interface Named {
  readonly label: string;
  readonly labelEn?: string;
}

/** As `#binding/question/grid-words.ts` says it, which this screen need not load. */
const labelOf = ({ label, labelEn }: Named): string =>
  locale.value === 'en' && labelEn ? labelEn : printedFrench(label);

/** The grid in use, else one that is here. */
function gridOf(store: Store): Grid | null {
  return store.grids.current.value ?? [...store.grids.all.value.values()][0] ?? null;
}

function sectorsOf(store: Store): Choice[] {
  // With a foreign grid, sectors keep the words of the one that comes with the app.
  const { current, all } = store.grids;
  const question = firstAsking([current.value, ...all.value.values()], 'ctx.secteur', 'choice');
  return (question?.options ?? []).map((option) => ({ value: option.value, label: labelOf(option) }));
}

const byLabel = (a: Choice, b: Choice): number => a.label.localeCompare(b.label, 'fr') || (a.value < b.value ? -1 : 1);

/** Whoever has a dossier here; one who left the team keeps the id for a name. */
function advisorsOf(store: Store): Choice[] {
  const names = new Map(store.device.value.members.map(({ id, name }) => [id, name]));
  const ids = new Set<string>();
  for (const { advisor } of store.cards.dossier.value.values()) if (advisor !== '') ids.add(advisor);
  return Array.from(ids, (value) => ({ value, label: names.get(value) ?? value })).sort(byLabel);
}

function partnersOf(store: Store): Choice[] {
  return Array.from(store.cards.partner.value.values(), ({ doc, name }: { doc: DocId; name: string }) => ({
    value: doc as string,
    label: name,
  })).sort(byLabel);
}

export function createChoices(store: Store): NetworkChoices {
  const sectors = computed(() => sectorsOf(store));
  const sectorNames = computed(() => new Map(sectors.value.map(({ value, label }) => [value, label])));
  const advisors = computed(() => advisorsOf(store));
  const bands = computed((): readonly Band[] =>
    [...(gridOf(store)?.scoring.bands ?? [])].sort((a, b) => b.min - a.min),
  );
  return {
    sectors,
    advisors,
    partners: computed(() => partnersOf(store)),
    dimensions: computed(() =>
      (gridOf(store)?.dimensions ?? []).map((one) => ({ value: one.id, label: labelOf(one) })),
    ),
    bands: computed(() => bands.value.map((band) => ({ value: band.id, label: labelOf(band) }))),
    sectorName: (id) => sectorNames.value.get(id) ?? id,
    advisorName: (id) => advisors.value.find(({ value }) => value === id)?.label ?? id,
    bandOf: (score) => bands.value.find(({ min }) => score >= min)?.id ?? '',
  };
}
