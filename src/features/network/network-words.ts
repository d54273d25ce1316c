// How one company of the selection is named, placed and told, the same on every face.
import type { Bassin } from '#domain/territory/bassins.ts';
import { communeOf } from '#domain/territory/communes.ts';
import { t } from './messages.ts';
import type { NetworkModel } from './network-model.ts';
import type { DossierFamily, NetworkRow } from './network-rows.ts';

export function nameOf(row: NetworkRow): string {
  return row.company.name || t().unnamed;
}

/** Commune, or why there is none. */
export function placeOf(row: NetworkRow): string {
  return row.commune?.name ?? (row.company.outside ? t().outside : t().noCommune);
}

/** The dossier in a few words. */
export function dossierOf(row: NetworkRow): string {
  const states: Readonly<Record<string, string>> = t().states;
  return row.dossier ? (states[row.dossier.state] ?? row.dossier.state) : t().families.aucun;
}

export function bassinName(bassin: Bassin): string {
  return t().bassins[bassin];
}

/** What a group of rows has in common, in words. */
export function groupName(model: NetworkModel, value: string): string {
  const words = t();
  const { group } = model.order.value;
  if (group === 'sector') return value ? model.sectorName(value) : words.noSector;
  if (group === 'commune') return communeOf(value)?.name ?? words.noCommune;
  if (group === 'bassin') return bassinName(value as Bassin);
  if (group === 'stage') return words.families[value as DossierFamily];
  return value ? model.advisorName(value) : words.noAdvisor;
}
