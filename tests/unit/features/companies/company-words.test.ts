import { describe, expect, it } from 'vitest';
import { SECTORS } from '#domain/company/company.ts';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import type { DocId } from '#domain/ids.ts';
import type { ActionCard, CompanyCard, StakeCard } from '#domain/record/cards.ts';
import { takesPartIn } from '#features/companies/company-life.tsx';
import { siretProgress, valueText } from '#features/companies/company-words.ts';
import { linksBack } from '#features/companies/links-section.tsx';
import { fr } from '#features/companies/messages.fr.ts';

const id = (text: string): DocId => text as DocId;

describe('the words of a company', () => {
  it('calls the sectors as the grid does', async () => {
    const grid = await loadDefaultGrid();
    const question = grid.context.find((one) => one.id === 'ctx.secteur');
    const options = question && 'options' in question ? question.options : [];
    const inGrid = options.map(({ value, label }) => [value, label.replaceAll("'", '’').replace(' :', '\u00a0:')]);
    expect(SECTORS.map((sector) => [sector, fr.sectors[sector]])).toEqual(inGrid);
  });

  it.each([
    ['', null],
    ['732 829', 'Il manque 8\u00a0chiffres.'],
    ['7328293200007', 'Il manque 1\u00a0chiffre.'],
    ['73282932000074', null],
    ['732829320000741', '1\u00a0chiffre de trop.'],
    ['73A', null],
  ])('says of the SIRET %j while it is typed: %j', (text, words) => {
    expect(siretProgress(text)).toBe(words);
  });

  it('shows any stored value as words, a foreign one as it is', () => {
    expect(valueText('commune', '09261')).toBe('Saint-Girons');
    expect(valueText('sector', 'batiment')).toBe('Bâtiment et travaux');
    expect(valueText('sector', 'a-sector-of-tomorrow')).toBe('a-sector-of-tomorrow');
    expect(valueText('micro', true)).toBe('oui');
    expect(valueText('phone', null)).toBe('(vide)');
  });
});

describe('what a company takes part in', () => {
  it('leaves out a stake it said no to', () => {
    const stake = (doc: string, position: string) =>
      ({ doc: id(doc), members: [{ company: id('c'), position }] }) as unknown as StakeCard;
    const action = { doc: id('a'), companies: [id('c')] } as unknown as ActionCard;
    const part = takesPartIn([stake('yes', 'actif'), stake('no', 'non')], [action], id('c'));
    expect([part.stakes.map(({ card }) => card.doc), part.actions.map(({ doc }) => doc)]).toEqual([['yes'], ['a']]);
  });

  it('shows the links that other records hold towards it', () => {
    const other = {
      doc: id('o'),
      links: [
        { to: id('c'), type: 'client' },
        { to: id('x'), type: 'connait' },
      ],
    };
    const cards = [other, { doc: id('c'), links: [{ to: id('c'), type: 'connait' }] }] as unknown as CompanyCard[];
    expect(linksBack(cards, id('c')).map(({ from, type }) => [from.doc, type])).toEqual([['o', 'client']]);
  });
});
