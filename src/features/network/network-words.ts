// How one company of the selection is named, placed and told, the same on every face.
import { t } from './messages.ts';
import type { NetworkRow } from './network-rows.ts';

export function nameOf(row: NetworkRow): string {
  return row.company.name || t().unnamed;
}

/** Commune, or why there is none. */
export function placeOf(row: NetworkRow): string {
  return row.commune?.name ?? (row.company.outside ? t().outside : t().noCommune);
}

/** The dossier in a few words. */
export function dossierOf(row: NetworkRow): string {
  return row.dossier ? (t().states[row.dossier.state] ?? row.dossier.state) : t().families.aucun;
}
