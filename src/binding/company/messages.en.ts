import type { Messages } from '#i18n/define-messages.ts';
import type { fr } from './messages.fr.ts';

export const en = {
  unknownCompany: 'Company not on this device',
  erasedCompany: 'Erased company',
  unknownPartner: 'Partner not on this device',
} satisfies Messages<typeof fr>;
