import { defineMessages } from '#i18n/define-messages.ts';
import { en } from './map-messages.en.ts';
import { fr } from './map-messages.fr.ts';

export const mapWords = defineMessages(fr, en);
