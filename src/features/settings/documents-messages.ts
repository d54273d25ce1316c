import { defineMessages } from '#i18n/define-messages.ts';
import { en } from './documents-messages.en.ts';
import { fr } from './documents-messages.fr.ts';

export const documentWords = defineMessages(fr, en);
