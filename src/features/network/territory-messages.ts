import { defineMessages } from '#i18n/define-messages.ts';
import { en } from './territory-messages.en.ts';
import { fr } from './territory-messages.fr.ts';

export const territoryWords = defineMessages(fr, en);
