import { defineMessages } from '#i18n/define-messages.ts';
import { en } from './follow-messages.en.ts';
import { fr } from './follow-messages.fr.ts';

export const t = defineMessages(fr, en);
