// Heads who agreed to speak for the network: who, until when, and what came of it.
import { signal } from '@preact/signals';
import { broughtBy } from '#binding/partner/brought-section.tsx';
import { addDays, type Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import { readAmbassador, restoreAmbassador, withdrawAmbassador, type Ambassador } from '#domain/network/ambassadors.ts';
import { REMINDER_DAYS } from '#domain/partner/consent.ts';
import type { AmbassadorCard, CompanyCard } from '#domain/record/cards.ts';
import { fold } from '#domain/text/fold.ts';
import { communeOf } from '#domain/territory/communes.ts';
import type { Store } from '#store/store.ts';

export interface AmbassadorRow {
  readonly card: CompanyCard;
  readonly ambassador: AmbassadorCard;
  readonly standing: 'valid' | 'ending' | 'lapsed';
  readonly brought: number;
}

export interface Asked {
  readonly query: string;
  readonly form: string;
  readonly topic: string;
}

export const NOTHING_ASKED: Asked = { query: '', form: '', topic: '' };

export const asked = signal<Asked>(NOTHING_ASKED);

function standingOf({ until }: AmbassadorCard, today: Day): AmbassadorRow['standing'] {
  if (until < today) return 'lapsed';
  return until <= addDays(today, REMINDER_DAYS) ? 'ending' : 'valid';
}

/** All with a consent that was not withdrawn, by name. */
export function ambassadorRows(store: Pick<Store, 'cards'>, today: Day): AmbassadorRow[] {
  return [...store.cards.company.value.values()]
    .flatMap((card): AmbassadorRow[] => {
      const { ambassador } = card;
      if (!ambassador) return [];
      const brought = broughtBy(store, card.doc).length;
      return [{ card, ambassador, standing: standingOf(ambassador, today), brought }];
    })
    .sort((a, b) => a.card.name.localeCompare(b.card.name, 'fr'));
}

export function findAmbassadors(rows: readonly AmbassadorRow[], { query, form, topic }: Asked): AmbassadorRow[] {
  const words = fold(query).split(' ').filter(Boolean);
  return rows
    .filter(({ ambassador }) => form === '' || ambassador.forms?.includes(form))
    .filter(({ ambassador }) => topic === '' || ambassador.topics?.includes(topic))
    .filter(({ card }) => {
      const text = fold(`${card.name} ${card.head} ${communeOf(card.commune)?.name ?? ''}`);
      return words.every((word) => text.includes(word));
    });
}

type Ports = Pick<Store, 'edit' | 'identities'>;

/**
 * Takes the consent back in whatever record of the company it stands. Gives what undoes it, with the days and the words
 * it had.
 */
export async function withdraw(store: Ports, company: DocId): Promise<() => Promise<void>> {
  const before: { readonly doc: DocId; readonly ambassador: Ambassador }[] = [];
  for (const doc of store.identities.value.group(company)) {
    await store.edit(doc, (draft) => {
      const ambassador = readAmbassador(draft.view);
      if (!ambassador) return;
      before.push({ doc, ambassador });
      withdrawAmbassador(draft, '');
    });
  }
  return async () => {
    for (const { doc, ambassador } of before) {
      await store.edit(doc, (draft) => restoreAmbassador(draft, ambassador));
    }
  };
}
