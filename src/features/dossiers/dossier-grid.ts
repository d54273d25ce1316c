// What a dossier is to the move from one version of the grid to another.
import type { GridHolder } from '#binding/grid-move/grid-move-model.ts';
import { dossierStanding } from '#domain/dossier/journal.ts';
import { OPEN_STATES } from '#domain/dossier/states.ts';

export const DOSSIER_GRID: GridHolder = {
  kind: 'dossier',
  gridIn: (file) => file,
  isOpen: (view) => OPEN_STATES.includes(dossierStanding(view).state),
  mayExport: () => true,
  places: () => ['a/'],
};
