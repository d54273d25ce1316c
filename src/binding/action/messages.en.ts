import type { Messages } from '#i18n/define-messages.ts';
import type { fr } from './messages.fr.ts';

export const en = {
  actionStates: {
    proposee: 'Proposed',
    decidee: 'Decided',
    en_cours: 'Under way',
    faite: 'Done',
    reportee: 'Postponed',
    abandonnee: 'Dropped',
  },
  actionTypes: { individuelle: 'Individual', collective: 'Collective' },
  removed: 'Taken out of the plan',
  overdue: 'Overdue',
  untitledAction: 'Untitled action',
  period: (start: string, end: string) => `${start} to ${end}`,
  periodDay: (day: string) => `on ${day}`,
  periodFrom: (start: string) => `from ${start}`,
  periodUntil: (end: string) => `before ${end}`,
  periodNone: 'dates to be set',
} satisfies Messages<typeof fr>;
