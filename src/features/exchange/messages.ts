import { defineMessages } from '#i18n/define-messages.ts';
import { en } from './messages.en.ts';
import { fr } from './messages.fr.ts';

export const t = defineMessages(fr, en);
