import { defineMessages } from '#i18n/define-messages.ts';
import { en } from './grids-messages.en.ts';
import { fr } from './grids-messages.fr.ts';

export const gridWords = defineMessages(fr, en);
