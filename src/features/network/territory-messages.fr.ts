import { counted } from '#i18n/plural.ts';

export const fr = {
  nearer: 'Agrandir',
  farther: 'Réduire',
  whole: 'Tout le territoire',
  handsTitle: 'Déplacer et agrandir la carte',
  hands:
    'Glissez pour déplacer la carte agrandie, écartez deux doigts ou tenez Ctrl et la molette pour agrandir. Au clavier : flèches d’une commune à l’autre, + et − pour agrandir et réduire, 0 pour tout voir, Maj et flèches pour déplacer.',
  exact: 'Contours importés par la coordination.',
  basemapBy: (source: string) => `Fond de carte : ${source}`,
  files: 'Contours et fond de carte',
  page: 'Le territoire en une page',
  onlyHere: 'Ne garder que cette commune',
  everywhere: 'Toutes les communes',
  near: 'Les plus proches, à vol d’oiseau',
  nearLine: (count: number, distance: string) => `${counted(count, 'entreprise', 'entreprises')} à ${distance}`,
};
