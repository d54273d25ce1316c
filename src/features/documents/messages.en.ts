import type { Messages } from '#i18n/define-messages.ts';
import type { fr } from './messages.fr.ts';

export const en = {
  back: 'File',
  loading: 'Document',
  unknown: 'This document does not exist',
  unknownText: 'The address leads to no document of this file.',
  noRecord: 'This file is not on this device',
  noRecordText: 'It will come over the network if you may read it.',
} satisfies Messages<typeof fr>;
