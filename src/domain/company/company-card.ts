// What lists, map, network and figures know of a company.
import { headOf, readCompany, type Company } from './company.ts';
import { phoneKey } from './phone-key.ts';
import { readSameFacts } from './same-company.ts';
import { isWithdrawn } from './withdrawn.ts';
import { readActivities } from '#domain/partner/partner.ts';
import type { AmbassadorCard, Card, CompanyCard } from '#domain/record/cards.ts';
import { docOf } from '#domain/record/read.ts';
import type { RecordView } from '#domain/record/record.ts';

type Base = Pick<Card, 'doc' | 'version' | 'updatedAt' | 'conflicts' | 'erased'>;

function ambassadorCard(company: Company, view: RecordView): AmbassadorCard | null {
  if (!company.ambassador) return null;
  const last = readActivities(view).find(({ day }) => day !== null)?.day;
  const { since, until, topics, forms } = company.ambassador;
  return { since, until, topics, forms, ...(last ? { lastActivity: last } : {}) };
}

/** The card of a company; what is rarely filled is absent, since there may be 10,000 of them. */
export function companyCard(base: Base, view: RecordView): CompanyCard {
  const company = readCompany(view);
  const head = headOf(company.contacts);
  const phone = company.phone || (head?.phone ?? '');
  const otherPhones = company.contacts.flatMap((contact) => {
    const key = phoneKey(contact.phone);
    return key !== '' && key !== phoneKey(phone) ? [contact.phone] : [];
  });
  const broughtBy = docOf(view, 'broughtBy');
  const same = readSameFacts(view);
  return {
    ...base,
    kind: 'company',
    name: company.name,
    siret: company.siret,
    naf: company.naf,
    legalForm: company.legalForm,
    sizeBand: company.sizeBand,
    commune: company.commune,
    outside: company.outside,
    sector: company.sector,
    stance: company.stance,
    source: company.source,
    head: head?.name ?? '',
    phone,
    links: company.links.map(({ to, type }) => ({ to, type })),
    ambassador: ambassadorCard(company, view),
    ...(otherPhones.length > 0 ? { otherPhones } : {}),
    ...(company.address ? { address: company.address } : {}),
    ...(company.email ? { email: company.email } : {}),
    ...(company.website ? { website: company.website } : {}),
    ...(isWithdrawn(view) ? { withdrawn: true as const } : {}),
    ...(company.email ? { email: company.email } : {}),
    ...(company.website ? { website: company.website } : {}),
    ...(isWithdrawn(view) ? { withdrawn: true as const } : {}),
    ...(broughtBy ? { broughtBy } : {}),
    ...(same.length > 0 ? { same } : {}),
  };
}
