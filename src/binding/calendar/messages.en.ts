import type { Messages } from '#i18n/define-messages.ts';
import type { fr } from './messages.fr.ts';

export const en = {
  calendarName: 'Collective actions of the Couserans',
} satisfies Messages<typeof fr>;
