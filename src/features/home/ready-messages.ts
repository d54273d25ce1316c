import { defineMessages } from '#i18n/define-messages.ts';
import { en } from './ready-messages.en.ts';
import { fr } from './ready-messages.fr.ts';

/** Apart, so that they load behind the first screen. */
export const t = defineMessages(fr, en);
