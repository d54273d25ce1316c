import { defineMessages } from '#i18n/define-messages.ts';
import { en } from './messages.en.ts';
import { fr } from './messages.fr.ts';

/** The words of a move to another version of the grid in the current language. */
export const moveWords = defineMessages(fr, en);
