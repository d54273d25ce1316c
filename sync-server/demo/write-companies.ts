// The company cards, their contacts, their links and their ambassadors, as the two advisors noted them.
import { COMPANIES } from './companies.ts';
import type { CompanySeed } from './company-rows.ts';
import { AMBASSADORS, LINKS, OPPOSED, SECOND_CONTACTS } from './network.ts';
import type { Advisor } from './people.ts';
import { siretFrom } from './numbers.ts';
import type { Stage } from './stage.ts';
import { addContact, addLink, recordOpposition, writeCompany } from '#domain/company/company-form.ts';
import { consentAmbassador } from '#domain/network/ambassadors.ts';
import { fold } from '#domain/text/fold.ts';

const ROADS = [
  'Le Bourg',
  'Route de la Vallée',
  'Chemin du Moulin',
  'Route du Col',
  'Rue de l’Église',
  'Chemin des Prés',
] as const;

const SOURCE_DETAILS: Readonly<Record<string, string>> = {
  partenaire: 'Signalée par une chambre consulaire',
  ambassadeur: 'Sur le conseil d’un chef d’entreprise',
  reunion: 'Réunion publique de lancement',
  entreprise: 'A appelé d’elle-même',
  presse: 'Article de la presse locale',
};

/** Every third card is by the other advisor: two people fill one network. */
const authorOf = (index: number): Advisor => (index % 3 === 0 ? 'mathieu' : 'anais');

export function writeCompanies(stage: Stage): void {
  COMPANIES.forEach((company, index) => writeOne(stage, company, index));
  SECOND_CONTACTS.forEach(([company, name, role, note], index) => {
    const at = stage.calendar.moment(-70 + index, '17:10');
    const contact = { name, role, phone: mobile(70 + index), email: '', note };
    stage.book.write('company', company, {
      pen: stage.team.pen('anais'),
      at,
      write: (draft) => addContact(draft, contact, at),
    });
  });
  LINKS.forEach(([from, type, to, note], index) => {
    const at = stage.calendar.moment(-60 + index, '18:00');
    const link = { to: stage.book.id('company', to), type, note };
    stage.book.write('company', from, {
      pen: stage.team.pen(authorOf(index)),
      at,
      write: (draft) => addLink(draft, link, at),
    });
  });
  writeWishes(stage);
}

function writeOne({ book, calendar, chance, team }: Stage, company: CompanySeed, index: number): void {
  const at = calendar.moment(-580 + index, '16:30');
  const domain = fold(company.name).replace(/[^a-z]+/g, '-');
  const head = { name: company.head, role: 'dirigeant', phone: mobile(index), email: '', note: '' } as const;
  const { key, head: _head, notes, ...fields } = company;
  book.write('company', key, {
    pen: team.pen(authorOf(index)),
    at,
    write(draft) {
      writeCompany(draft, {
        ...fields,
        siret: siretFrom(chance, index),
        nafVersion: 'rev2',
        address: `${1 + chance.below(40)}, ${chance.pick(ROADS)}`,
        phone: landline(index),
        email: index % 2 === 0 ? `bonjour@${domain}.example` : '',
        website: index % 4 === 0 ? `https://${domain}.example` : '',
        sourceDetail: SOURCE_DETAILS[company.source] ?? '',
        stance: 'ok',
      });
      addContact(draft, head, at);
      draft.text('notes', notes);
    },
  });
}

function writeWishes({ book, calendar, team }: Stage): void {
  for (const [company, offset, topics] of AMBASSADORS) {
    const at = calendar.moment(offset, '11:15');
    const write = (draft: Parameters<typeof consentAmbassador>[0]): void => {
      consentAmbassador(draft, calendar.day(offset), topics);
    };
    book.write('company', company, { pen: team.pen('claire'), at, write });
  }
  for (const [company, offset, reason] of OPPOSED) {
    const at = calendar.moment(offset, '09:20');
    book.write('company', company, { pen: team.pen('anais'), at, write: (draft) => recordOpposition(draft, reason) });
  }
}

// Ranges kept for fiction by the regulator: nobody ever answers them.
const landline = (index: number): string => `01 99 00 ${twoDigits(10 + (index % 80))} ${twoDigits((index * 37) % 100)}`;
const mobile = (index: number): string => `06 39 98 ${twoDigits(10 + (index % 80))} ${twoDigits((index * 53) % 100)}`;
const twoDigits = (value: number): string => String(value).padStart(2, '0');
