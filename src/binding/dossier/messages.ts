import { defineMessages } from '#i18n/define-messages.ts';
import { en } from './messages.en.ts';
import { fr } from './messages.fr.ts';

/** The words of a dossier's life, for every screen that shows or moves one. */
export const t = defineMessages(fr, en);
