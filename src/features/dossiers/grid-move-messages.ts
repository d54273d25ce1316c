import { defineMessages } from '#i18n/define-messages.ts';
import { en } from './grid-move-messages.en.ts';
import { fr } from './grid-move-messages.fr.ts';

/** The words of a move to another version of the grid in the current language. */
export const moveWords = defineMessages(fr, en);
