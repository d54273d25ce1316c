import { defineMessages } from '#i18n/define-messages.ts';
import { en } from './duplicates-messages.en.ts';
import { fr } from './duplicates-messages.fr.ts';

export const d = defineMessages(fr, en);
