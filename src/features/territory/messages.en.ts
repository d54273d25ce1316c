import type { Messages } from '#i18n/define-messages.ts';
import type { fr } from './messages.fr.ts';

export const en = { title: 'The territory on one page' } satisfies Messages<typeof fr>;
