import type { Messages } from '#i18n/define-messages.ts';
import type { fr } from './documents-messages.fr.ts';

export const en = { title: 'Documents and mentions' } satisfies Messages<typeof fr>;
