import { counted } from '#i18n/plural.ts';
import type { Messages } from '#i18n/define-messages.ts';
import type { fr } from './ready-messages.fr.ts';

export const en = {
  never: 'Not checked on this tablet yet.',
  states: {
    ready: (_count: number, when: string) => `Ready without a network, checked at ${when}.`,
    missing: (count: number, when: string) => `${counted(count, 'thing was', 'things were')} missing at ${when}.`,
    unknown: (_count: number, when: string) => `Not everything could be checked at ${when}.`,
  },
} satisfies Messages<typeof fr>;
