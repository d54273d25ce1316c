// The visit on a slow tablet: the built application, served by the real server, in a Chromium whose processor is
// slowed down fourfold.
import { measureParts } from './report.ts';
import { visitDossier } from './visit-dossier.ts';
import { visitFiche } from './visit-fiche.ts';
import { visitGrid } from './visit-grid.ts';

export function visit(runs: number, only: readonly string[]): Promise<void> {
  return measureParts('visit', { dossier: visitDossier, grid: visitGrid, fiche: visitFiche }, runs, only);
}
