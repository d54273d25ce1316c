import type { Messages } from '#i18n/define-messages.ts';
import type { fr } from './follow-messages.fr.ts';

export const en = {
  title: 'What has changed',
  lead: 'The same questions as at the start, then what the support brought. The first answers stay.',
  first: (words: string, day: string) => (day ? `At the first visit, ${day}: ${words}` : `At the start: ${words}`),
  noFirst: 'No answer at the first visit.',
  useful: 'What the support brought',
  satisfaction: {
    useful: 'Was the support useful to you?',
    discovered: 'Did it make you discover help or support you did not know of?',
    started: 'Have you started an action since?',
    chose: 'Did it help you choose?',
  },
} satisfies Messages<typeof fr>;
