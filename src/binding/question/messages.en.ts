import type { Messages } from '#i18n/define-messages.ts';
import { counted } from '#i18n/plural.ts';
import type { fr } from './messages.fr.ts';

export const en = {
  context: 'The company in brief',
  contextAbout: 'What places the company and opens the right questions.',
  screenOf: (section: string, at: number, count: number) => `${section}, part\u00a0${at} of\u00a0${count}`,
  notApplicable: 'Does not apply, does not know',
  cleared: 'Answer cleared',
  yes: 'Yes',
  no: 'No',
  maxChoices: (count: number) => `${counted(count, 'answer', 'answers')} at most.`,
  maxReached: (count: number) =>
    `You already have ${counted(count, 'answer', 'answers')}: untick one to choose another.`,
  exclusive: (option: string) => `“${option}” replaces the other answers.`,
  oldMany: 'There are more answers than allowed: keep the main ones.',
  rangeBetween: (min: string, max: string) => `Usually between ${min} and ${max}. Check it; the value is kept.`,
  rangeMin: (min: string) => `Usually ${min} or more. Check it; the value is kept.`,
  rangeMax: (max: string) => `Usually ${max} or less. Check it; the value is kept.`,
  notNumber: 'Write a number, for example 12.5. What is written is kept.',
  notWhole: 'Write a whole number. What is written is kept.',
  constraintBroken: 'This answer breaks a rule of the grid. It is kept.',
  tooLong: (max: number) => `More than ${max} characters: shorten it if you can; the text is kept.`,
  answerChanged: 'Answer changed',
  answerCleared: 'Answer cleared',
} satisfies Messages<typeof fr>;
