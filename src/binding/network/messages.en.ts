import type { Messages } from '#i18n/define-messages.ts';
import { counted } from '#i18n/plural.ts';
import type { fr } from './messages.fr.ts';

export const en = {
  title: 'Others have this need',
  lead: (km: string) => `Within ${km} in a straight line, from the records on this device and the open stakes.`,
  others: (count: number) => counted(count, 'other company', 'other companies'),
  unnamed: (place: string) => `a company in ${place}`,
  unnamedOf: (count: number, place: string) => `${counted(count, 'company', 'companies')} in ${place}`,
  more: (count: number) => counted(count, 'other further away', 'others further away'),
  stake: (title: string) => `Open stake: ${title}`,
  untitled: 'untitled',
  onlyNamed: 'Only companies that agreed to be named are named here.',
} satisfies Messages<typeof fr>;
