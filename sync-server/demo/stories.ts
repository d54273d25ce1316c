// The twenty dossiers, in the order they are written.
import type { DossierSeed } from './dossier-seed.ts';
import { CASTILLONNAIS_STORIES } from './stories-castillonnais.ts';
import { EARLY_STORIES } from './stories-early.ts';
import { HAUT_SALAT_STORIES } from './stories-haut-salat.ts';
import { LOWLANDS_STORIES } from './stories-lowlands.ts';
import { MASSAT_STORIES } from './stories-massat.ts';

export const STORIES: readonly DossierSeed[] = [
  ...HAUT_SALAT_STORIES,
  ...MASSAT_STORIES,
  ...CASTILLONNAIS_STORIES,
  ...LOWLANDS_STORIES,
  ...EARLY_STORIES,
];
