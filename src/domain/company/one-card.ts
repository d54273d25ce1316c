// The read model speaks of companies, records of records: cards that name a record of a merged company name the one that
// lists show. Records keep what they said.
import { greaterPosition } from '#domain/collective/position.ts';
import type { DocId } from '#domain/ids.ts';
import type { ActionCard, CompanyCard, DossierCard, StakeCard } from '#domain/record/cards.ts';
import type { Identities } from './same-company.ts';

type Named = Pick<Identities, 'of'>;

function linksOf(shown: DocId, cards: readonly CompanyCard[], identities: Named): CompanyCard['links'] {
  const links = cards
    .flatMap((card) => card.links)
    .map(({ to, type }) => ({ to: identities.of(to), type }))
    .filter(({ to }) => to !== shown)
    .map((link) => [`${link.type} ${link.to}`, link] as const);
  return [...new Map(links).values()];
}

/** The consent that stands in any of the records, the one that ends last; a withdrawal in one of them takes that one alone. */
function ambassadorOf(cards: readonly CompanyCard[]): CompanyCard['ambassador'] {
  const consents = cards.flatMap(({ ambassador }) => (ambassador ? [ambassador] : []));
  return consents.sort((a, b) => b.until.localeCompare(a.until))[0] ?? null;
}

/**
 * One card for a company of several records: what the shown record leaves empty is filled from the others in the order
 * of their ids; links and refusals of all of them hold.
 */
export function oneCard(shown: CompanyCard, others: readonly CompanyCard[], identities: Named): CompanyCard {
  const all = [shown, ...others];
  const first = <Key extends keyof CompanyCard>(key: Key): CompanyCard[Key] =>
    (all.find((card) => card[key] !== '' && card[key] !== null && card[key] !== undefined) ?? shown)[key];
  const also = others.map(({ name, siret }) => `${name} ${siret}`.trim()).filter((text) => text !== '');
  const phones = all.flatMap(({ phone, otherPhones = [] }) => [phone, ...otherPhones]).filter((phone) => phone !== '');
  const otherPhones = [...new Set(phones)].filter((phone) => phone !== first('phone'));
  const otherSirets = [...new Set(all.map(({ siret }) => siret))].filter(
    (siret) => siret !== '' && siret !== first('siret'),
  );
  const optional = { address: first('address'), email: first('email'), website: first('website') };
  const broughtBy = first('broughtBy');
  return {
    ...shown,
    name: first('name'),
    siret: first('siret'),
    naf: first('naf'),
    legalForm: first('legalForm'),
    sizeBand: first('sizeBand'),
    commune: first('commune'),
    outside: shown.commune === '' && all.some(({ commune }) => commune !== '') ? false : shown.outside,
    sector: first('sector'),
    source: first('source'),
    head: first('head'),
    phone: first('phone'),
    ambassador: ambassadorOf(all),
    // One refusal is enough: it is never undone by a merge.
    stance: all.find(({ stance }) => stance === 'ne-plus-contacter')?.stance ?? shown.stance,
    updatedAt: Math.max(...all.map(({ updatedAt }) => updatedAt)),
    conflicts: all.reduce((sum, { conflicts }) => sum + conflicts, 0),
    links: linksOf(shown.doc, all, identities),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value)),
    ...(broughtBy ? { broughtBy: identities.of(broughtBy) } : {}),
    ...(otherPhones.length > 0 ? { otherPhones } : {}),
    ...(otherSirets.length > 0 ? { otherSirets } : {}),
    ...(also.length > 0 ? { also } : {}),
  };
}

/** A company of one record whose links or whose ambassador lead to a merged one; the same card when there is nothing to say. */
export function linkedCard(card: CompanyCard, identities: Named): CompanyCard {
  const isElsewhere = (doc: DocId | undefined): boolean => doc !== undefined && identities.of(doc) !== doc;
  if (!isElsewhere(card.broughtBy) && !card.links.some(({ to }) => isElsewhere(to))) return card;
  return oneCard(card, [], identities);
}

export function dossierOfOne(card: DossierCard, { of }: Named): DossierCard {
  return of(card.company) === card.company ? card : { ...card, company: of(card.company) };
}

/** A person noted for two records of one company came once. */
function personsOfOne(card: ActionCard, { of }: Named): Pick<ActionCard, 'invited' | 'present'> {
  const twice = (companies: readonly DocId[]): number => companies.length - new Set(companies.map(of)).size;
  const { invited, present, namesakes = [] } = card;
  if (invited === undefined || present === undefined) return {};
  return {
    invited: namesakes.reduce((sum, { companies }) => sum - twice(companies), invited),
    present: namesakes.reduce((sum, { came }) => sum - twice(came), present),
  };
}

export function actionOfOne(card: ActionCard, identities: Named): ActionCard {
  const { of } = identities;
  const named = [...card.companies, ...(card.namesakes ?? []).flatMap(({ companies }) => companies)];
  if (named.every((doc) => of(doc) === doc)) return card;
  return { ...card, companies: [...new Set(card.companies.map(of))], ...personsOfOne(card, identities) };
}

/** A company that is twice in a group is in it once: with the greater part, and named only if both agreed to be. */
export function stakeOfOne(card: StakeCard, { of }: Named): StakeCard {
  if (card.members.every(({ company }) => of(company) === company)) return card;
  const members = new Map<DocId, StakeCard['members'][number]>();
  for (const member of card.members) {
    const company = of(member.company);
    const known = members.get(company);
    const position = known ? greaterPosition(known.position, member.position) : member.position;
    const isNamed = member.named === true && (known ? known.named === true : true);
    members.set(company, { company, position, ...(isNamed ? { named: true } : {}) });
  }
  return { ...card, members: [...members.values()] };
}
