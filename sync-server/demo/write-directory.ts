// Partners, ambassadors and a company written down twice, as their screens would.
import { AMBASSADOR_LIFE, BROUGHT, DIRECTORY, PUBLISHED } from './directory.ts';
import type { Stage } from './stage.ts';
import { writeCompany } from '#domain/company/company-form.ts';
import { readCompany } from '#domain/company/company.ts';
import { addPublished } from '#domain/network/ambassadors.ts';
import { giveConsent } from '#domain/partner/consent.ts';
import { addActivity, writePartner } from '#domain/partner/partner.ts';
import type { Draft } from '#domain/record/record.ts';

export function writeDirectory(stage: Stage): void {
  const { book, calendar, team } = stage;
  const pen = team.pen('claire');
  for (const { key, consent, activities = [], ...input } of DIRECTORY) {
    const at = calendar.moment(-9, '17:30');
    const write = (draft: Draft): void => {
      writePartner(draft, input);
      if (consent !== undefined) giveConsent(draft, calendar.day(consent));
      for (const [day, kind, note] of activities) {
        addActivity(draft, { day: calendar.day(day), kind, note, action: null }, at);
      }
    };
    book.write('partner', key, { pen, at, write });
  }
  for (const [company, kind, by] of BROUGHT) {
    const write = (draft: Draft): void => draft.set('broughtBy', book.id(kind, by));
    book.write('company', company, { pen, at: calendar.moment(-9, '17:45'), write });
  }
  for (const [company, day, kind, note] of AMBASSADOR_LIFE) {
    const at = calendar.moment(-9, '17:50');
    const write = (draft: Draft): void => {
      addActivity(draft, { day: calendar.day(day), kind, note, action: null }, at);
      const [published, on, title, where] = PUBLISHED;
      if (published === company) addPublished(draft, { title, where, day: calendar.day(on) }, at);
    };
    book.write('company', company, { pen, at, write });
  }
  writeTwice(stage);
}

/** The sawmill again, by somebody who had not seen it: other words, the same telephone. */
function writeTwice({ book, calendar, team }: Stage): void {
  const { phone, commune } = readCompany(book.view('company', 'scierie'));
  book.write('company', 'scierie-bis', {
    pen: team.pen('mathieu'),
    at: calendar.moment(-8, '08:40'),
    write: (draft) =>
      writeCompany(draft, {
        name: 'SARL Scierie Peyre Blanque',
        commune,
        phone,
        source: 'reunion',
        sector: 'bois-foret',
      }),
  });
}
