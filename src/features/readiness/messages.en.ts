import type { Messages } from '#i18n/define-messages.ts';
import type { fr } from './messages.fr.ts';

export const en = { title: 'Ready to leave' } satisfies Messages<typeof fr>;
