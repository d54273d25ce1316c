import { defineMessages } from '#i18n/define-messages.ts';
import { en } from './messages.en.ts';
import { fr } from './messages.fr.ts';

/** The kit's own words in the current language. */
export const words = defineMessages(fr, en);
