// What a partner is and brings, in words: the grid's where it has them.
import { labelOf } from '#binding/question/grid-words.ts';
import { firstAsking } from '#domain/grid/grid.ts';
import { COMPETENCE_TAGS } from '#domain/partner/partner.ts';
import type { Store } from '#store/store.ts';
import { p } from './messages.ts';

type Grids = Pick<Store, 'grids'>;
interface Option {
  readonly value: string;
  readonly label: string;
}

const known = (words: { readonly [id: string]: string }, id: string): string => words[id] ?? id;

/** Options of a closed list, from its labels. */
export const optionsOf = (labels: Readonly<Record<string, string>>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

export const bodyName = (body: string): string => known(p().bodies, body);
export const activityName = (kind: string): string => known(p().activityKinds, kind);
export const formName = (form: string): string => known(p().forms, form);

/** Dimensions of the grid in use, then tags of aids. */
export function competenceOptions({ grids }: Grids): Option[] {
  const dimensions = grids.current.value?.dimensions ?? [];
  return [
    ...dimensions.map((one) => ({ value: one.id, label: labelOf(one) })),
    ...COMPETENCE_TAGS.map((tag) => ({ value: tag, label: p().tags[tag] })),
  ];
}

export function competenceName(store: Grids, id: string): string {
  const option = competenceOptions(store).find(({ value }) => value === id);
  if (option) return option.label;
  for (const grid of store.grids.all.value.values()) {
    const dimension = grid.dimensions.find((one) => one.id === id);
    if (dimension) return labelOf(dimension);
  }
  return id;
}

/** Sectors in the words of the grid. */
export function sectorOptions({ grids }: Grids): Option[] {
  const question = firstAsking([grids.current.value, ...grids.all.value.values()], 'ctx.secteur', 'choice');
  return (question?.options ?? []).map((option) => ({ value: option.value, label: labelOf(option) }));
}

export const sectorName = (store: Grids, id: string): string =>
  sectorOptions(store).find(({ value }) => value === id)?.label ?? id;
