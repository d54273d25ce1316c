import { defineMessages } from '#i18n/define-messages.ts';
import { en } from './messages.en.ts';
import { fr } from './messages.fr.ts';

/** The words of photos, which load with their section. */
export const photoTexts = defineMessages(fr, en);
