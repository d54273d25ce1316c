import type { Messages } from '#i18n/define-messages.ts';
import type { fr } from './messages.fr.ts';

export const en = {
  thisDevice: 'this device',
  otherDevice: 'another device',
  emptied: 'empty',
  yes: 'Yes',
  no: 'No',
  dayImpossible: 'This day is not possible: check the year.',
  costNegative: 'A cost cannot be negative.',
} satisfies Messages<typeof fr>;
