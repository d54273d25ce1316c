// No-break spaces are written as escapes: \u202f before ; ! ? and \u00a0 before : and inside « ».
import { counted } from '#i18n/plural.ts';

export const fr = {
  context: 'L’entreprise en bref',
  contextAbout: 'Ce qui situe l’entreprise et ouvre les bonnes questions.',
  screenOf: (section: string, at: number, count: number) => `${section}, suite\u00a0${at} sur\u00a0${count}`,
  notApplicable: 'Ne s’applique pas, ne sait pas',
  cleared: 'Réponse effacée',
  yes: 'Oui',
  no: 'Non',
  maxChoices: (count: number) => `${counted(count, 'réponse', 'réponses')} au plus.`,
  maxReached: (count: number) =>
    `Vous avez déjà ${counted(count, 'réponse', 'réponses')}\u00a0: décochez-en une pour en choisir une autre.`,
  exclusive: (option: string) => `«\u00a0${option}\u00a0» remplace les autres réponses.`,
  oldMany: 'Il y a plus de réponses que permis\u00a0: gardez les principales.',
  rangeBetween: (min: string, max: string) => `D’ordinaire entre ${min} et ${max}. Vérifiez, la valeur est gardée.`,
  rangeMin: (min: string) => `D’ordinaire ${min} ou plus. Vérifiez, la valeur est gardée.`,
  rangeMax: (max: string) => `D’ordinaire ${max} ou moins. Vérifiez, la valeur est gardée.`,
  notNumber: 'Écrivez un nombre, par exemple 12,5. Ce qui est écrit est gardé.',
  notWhole: 'Écrivez un nombre entier, sans virgule. Ce qui est écrit est gardé.',
  constraintBroken: 'Cette réponse ne respecte pas la règle de la grille. Elle est gardée.',
  tooLong: (max: number) => `Plus de ${max} caractères\u00a0: raccourcissez si vous pouvez, le texte est gardé.`,
  answerChanged: 'Réponse changée',
  answerCleared: 'Réponse effacée',
};
