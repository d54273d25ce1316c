import { defineMessages } from '#i18n/define-messages.ts';
import { en } from './group-messages.en.ts';
import { fr } from './group-messages.fr.ts';

/** The words of the grid of a group in the current language. */
export const groupWords = defineMessages(fr, en);
