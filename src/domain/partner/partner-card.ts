// What lists, the network and proposals know of a partner.
import type { Card, PartnerCard } from '#domain/record/cards.ts';
import type { RecordView } from '#domain/record/record.ts';
import { readPartner } from './partner.ts';

type Base = Pick<Card, 'doc' | 'version' | 'updatedAt' | 'conflicts' | 'erased'>;

/** Whoever took the agreement back is named in no list: the body stays, the person and the numbers go. */
export function partnerCard(base: Base, view: RecordView): PartnerCard {
  const { name, body, person, phone, email, competences, sectors, communes, consent, activities } = readPartner(view);
  const last = activities.find(({ day }) => day !== null)?.day;
  return {
    ...base,
    kind: 'partner',
    name,
    body,
    ...(consent.withdrawn ? { withdrawn: true } : { person, phone, email }),
    competences,
    sectors,
    communes,
    ...(consent.until ? { consentUntil: consent.until } : {}),
    ...(last ? { lastActivity: last } : {}),
  };
}
