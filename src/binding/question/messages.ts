import { defineMessages } from '#i18n/define-messages.ts';
import { en } from './messages.en.ts';
import { fr } from './messages.fr.ts';

/** The words around a question of a grid in the current language. */
export const t = defineMessages(fr, en);
