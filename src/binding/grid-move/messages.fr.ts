// No-break spaces are written as escapes: \u202f before ; ! ? and \u00a0 before : and inside « ».
import { counted } from '#i18n/plural.ts';

export const fr = {
  offerTitle: (version: string) => `La grille a une version plus récente\u00a0: ${version}`,
  offer: {
    dossier: (version: string) =>
      `Ce dossier reste rempli avec la version ${version} et peut se finir ainsi. Rien ne change sans vous.`,
    group: (version: string) =>
      `Le groupe remplit la version ${version} et peut finir ainsi. Rien ne change sans vous.`,
  },
  elsewhere: (version: string) =>
    `Une version plus récente de la grille existe\u00a0: ${version}. La synthèse montre ce qu’elle changerait.`,
  see: 'Voir ce qui changerait',
  title: (version: string) => `Passer à la version ${version}`,
  lead: 'Aucune réponse n’est effacée\u00a0: ce que la nouvelle version ne demande pas est gardé à part, et revient avec l’ancienne.',
  kept: (count: number) => `${counted(count, 'réponse reste', 'réponses restent')} à leur place`,
  reworded: (count: number) => `${counted(count, 'réponse change', 'réponses changent')} de mots`,
  partly: (count: number) => `${counted(count, 'réponse est', 'réponses sont')} à vérifier`,
  partlyWhy: 'une option n’existe plus, ou une limite est dépassée',
  leftOut: (count: number) => `${counted(count, 'réponse est gardée', 'réponses sont gardées')} à part`,
  added: (count: number) => `${counted(count, 'question nouvelle', 'questions nouvelles')}`,
  back: (count: number) => `${counted(count, 'réponse mise à part revient', 'réponses mises à part reviennent')}`,
  why: {
    gone: 'la question n’existe plus',
    retyped: 'la question attend une autre sorte de réponse',
    value: 'cette réponse n’est plus proposée',
  },
  was: (words: string) => `Avant\u00a0: ${words}`,
  now: (words: string) => `Maintenant\u00a0: ${words}`,
  move: (version: string) => `Passer à la version ${version}`,
  stay: 'Rester sur cette version',
  moved: {
    dossier: (version: string) => `Le dossier est rempli avec la version ${version}.`,
    group: (version: string) => `La grille du groupe est remplie avec la version ${version}.`,
  },
  notSaved: 'Cette tablette n’a pas pu l’enregistrer. Rien n’a changé de version.',
  oldTitle: (count: number) => `Réponses de l’ancienne version (${count})`,
  oldLead: {
    dossier: 'La version en usage ne les montre pas. Elles sont dans le dossier et partent avec lui.',
    group: 'La version en usage ne les montre pas. Elles sont dans l’enjeu et partent avec lui.',
  },
  oldNotes: (count: number) => `Notes de l’ancienne version (${count})`,
  note: (question: string) => `Note – ${question}`,
  internalNote: (question: string) => `Note interne – ${question}`,
  noteIs: (text: string) => `Note\u00a0: ${text}`,
  voice: 'Qui a répondu',
  nothingLeft: 'Toutes les réponses sont dans la version en usage.',
  question: 'Question',
  answer: 'Réponse',
  unknown: (id: string) => `Question «\u00a0${id}\u00a0», absente des grilles de cet appareil`,
  of: (who: string, question: string) => `${who} – ${question}`,
  export: 'Exporter ces réponses',
  exported: 'Fichier enregistré.',
  fileName: 'reponses-ancienne-version',
  goBack: (version: string) => `Revenir à la version ${version}`,
  versions: 'Version de la grille',
  versionOf: (version: string) => `Version ${version}`,
  otherVersion: 'Une version absente de cet appareil',
};
