import { defineMessages } from '#i18n/define-messages.ts';
import { en } from './network-messages.en.ts';
import { fr } from './network-messages.fr.ts';

export const networkWords = defineMessages(fr, en);
