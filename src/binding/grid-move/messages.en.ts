import type { Messages } from '#i18n/define-messages.ts';
import { counted } from '#i18n/plural.ts';
import type { fr } from './messages.fr.ts';

export const en = {
  offerTitle: (version: string) => `The grid has a newer version: ${version}`,
  offer: {
    dossier: (version: string) =>
      `This file is filled with version ${version} and may be finished with it. Nothing changes without you.`,
    group: (version: string) =>
      `The group fills version ${version} and may finish with it. Nothing changes without you.`,
  },
  elsewhere: (version: string) => `The grid has a newer version: ${version}. The overview shows what it would change.`,
  see: 'See what would change',
  title: (version: string) => `Move to version ${version}`,
  lead: 'No answer is deleted: what the new version does not ask is kept apart, and comes back with the old one.',
  kept: (count: number) => `${counted(count, 'answer stays', 'answers stay')} where they are`,
  reworded: (count: number) => `${counted(count, 'answer changes', 'answers change')} words`,
  partly: (count: number) => `${counted(count, 'answer is', 'answers are')} to be checked`,
  partlyWhy: 'an option is gone, or a limit is passed',
  leftOut: (count: number) => `${counted(count, 'answer is kept', 'answers are kept')} apart`,
  added: (count: number) => `${counted(count, 'new question', 'new questions')}`,
  back: (count: number) => `${counted(count, 'answer kept apart comes', 'answers kept apart come')} back`,
  why: {
    gone: 'the question is gone',
    retyped: 'the question asks for another kind of answer',
    value: 'this answer is not offered any more',
  },
  was: (words: string) => `Before: ${words}`,
  now: (words: string) => `Now: ${words}`,
  move: (version: string) => `Move to version ${version}`,
  stay: 'Stay on this version',
  moved: {
    dossier: (version: string) => `The file is filled with version ${version}.`,
    group: (version: string) => `The group’s grid is filled with version ${version}.`,
  },
  notSaved: 'This tablet could not save it. Nothing changed version.',
  oldTitle: (count: number) => `Answers of the old version (${count})`,
  oldLead: {
    dossier: 'The version in use does not show them. They are in the file and travel with it.',
    group: 'The version in use does not show them. They are in the stake and travel with it.',
  },
  oldNotes: (count: number) => `Notes of the old version (${count})`,
  note: (question: string) => `Note – ${question}`,
  internalNote: (question: string) => `Internal note – ${question}`,
  noteIs: (text: string) => `Note: ${text}`,
  voice: 'Who answered',
  nothingLeft: 'Every answer is in the version in use.',
  question: 'Question',
  answer: 'Answer',
  unknown: (id: string) => `Question “${id}”, in no grid of this device`,
  of: (who: string, question: string) => `${who} – ${question}`,
  export: 'Export these answers',
  exported: 'File saved.',
  fileName: 'answers-of-the-old-version',
  goBack: (version: string) => `Go back to version ${version}`,
  versions: 'Version of the grid',
  versionOf: (version: string) => `Version ${version}`,
  otherVersion: 'A version that is not on this device',
} satisfies Messages<typeof fr>;
