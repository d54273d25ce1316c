import { counted } from '#i18n/plural.ts';

export const fr = {
  never: 'Pas encore vérifié sur cette tablette.',
  states: {
    ready: (_count: number, when: string) => `Prêt hors connexion, vérifié à ${when}.`,
    missing: (count: number, when: string) => `Il manquait ${counted(count, 'chose', 'choses')} à ${when}.`,
    unknown: (_count: number, when: string) => `Tout n’a pas pu être vérifié à ${when}.`,
  },
};
