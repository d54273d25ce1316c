import { defineMessages } from '#i18n/define-messages.ts';
import { en } from './comment-messages.en.ts';
import { fr } from './comment-messages.fr.ts';

export const t = defineMessages(fr, en);
