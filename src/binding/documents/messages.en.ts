import type { Messages } from '#i18n/define-messages.ts';
import type { fr } from './messages.fr.ts';

export const en = {
  title: 'Documents for the company',
  lead: 'Made on this tablet, without a network: to show, sign, hand over.',
  names: {
    visit: (day: string) => `Report of the visit of ${day}`,
    follow: (day: string) => `Report of the follow-up of ${day}`,
    visitNoDay: 'Visit report',
    fiche: 'Pre-diagnostic sheet',
    plan: 'Support plan',
  },
  handedOn: (day: string) => `Handed over on ${day}`,
  handedBy: (day: string, who: string) => `Handed over on ${day} by ${who}`,
  notHanded: 'Not handed over yet',
  changed: 'Changed since',
  same: 'The same as what was handed over',
} satisfies Messages<typeof fr>;
