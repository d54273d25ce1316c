import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { docIdFromBytes, type DocId } from '#domain/ids.ts';
import { href, parseRoute, questionIn, viewKey, type Route } from '#routing/routes.ts';

const doc: DocId = docIdFromBytes(new Uint8Array(16).fill(7));
const other: DocId = docIdFromBytes(new Uint8Array(16).fill(9));

const EVERY: readonly (readonly [address: string, route: Route])[] = [
  [href.home(), { name: 'home' }],
  [href.companies(), { name: 'companies' }],
  [href.companyNew(), { name: 'company-new', called: '' }],
  [href.companyNew('Scierie & Fils #1'), { name: 'company-new', called: 'Scierie & Fils #1' }],
  [href.company(doc), { name: 'company', doc }],
  [href.dossiers(), { name: 'dossiers' }],
  [href.dossier(doc), { name: 'dossier', doc }],
  [href.visit(doc, 'v-1'), { name: 'visit', doc, visit: 'v-1', section: null, view: 'grille' }],
  [href.visitView(doc, 'v-1', 'fin'), { name: 'visit', doc, visit: 'v-1', section: null, view: 'fin' }],
  [href.visitView(doc, 'v-1', 'entretien'), { name: 'visit', doc, visit: 'v-1', section: null, view: 'entretien' }],
  [href.companyDuplicates(), { name: 'company-duplicates' }],
  [href.partners(), { name: 'partners' }],
  [href.partnerNew(), { name: 'partner-new' }],
  [href.partner(doc), { name: 'partner', doc }],
  [href.ambassadors(), { name: 'ambassadors' }],
  [href.visit(doc, 'v_1', 'cap'), { name: 'visit', doc, visit: 'v_1', section: 'cap', view: 'grille' }],
  [href.restitution(doc), { name: 'restitution', doc }],
  [href.plan(doc), { name: 'plan', doc }],
  [href.review(doc), { name: 'review', doc, section: null }],
  [href.review(doc, 'off'), { name: 'review', doc, section: 'off' }],
  [href.history(doc), { name: 'history', doc }],
  [href.network(), { name: 'network', view: 'liste' }],
  [href.network('carte'), { name: 'network', view: 'carte' }],
  [href.collective(), { name: 'collective', view: 'enjeux' }],
  [href.collective('actions'), { name: 'collective', view: 'actions' }],
  [href.proposals(), { name: 'proposals', view: 'enjeu' }],
  [href.proposals('proches'), { name: 'proposals', view: 'proches' }],
  [href.stakeNew(), { name: 'stake-new', from: '' }],
  [href.stakeNew('enjeu~achats~1a'), { name: 'stake-new', from: 'enjeu~achats~1a' }],
  [href.stake(doc), { name: 'stake', doc }],
  [href.stakeGrid(doc), { name: 'stake-grid', doc, section: null }],
  [href.stakeGrid(doc, 'c.enjeu'), { name: 'stake-grid', doc, section: 'c.enjeu' }],
  [href.actionNew(), { name: 'action-new', stake: null }],
  [href.actionNew(doc), { name: 'action-new', stake: doc }],
  [href.action(doc), { name: 'action', doc }],
  [href.attendance(doc, 'm 1'), { name: 'attendance', doc, meeting: 'm 1' }],
  [href.exchange(), { name: 'exchange', view: 'import' }],
  [href.committees(), { name: 'committees' }],
  [href.committee(doc), { name: 'committee', doc }],
  [href.outbox(), { name: 'outbox' }],
  [href.settings(), { name: 'settings' }],
  [href.members(), { name: 'members' }],
  [href.grids(), { name: 'grids' }],
  [href.documentsSettings(), { name: 'documents-settings' }],
  [href.mapSettings(), { name: 'map-settings' }],
  [href.territory(), { name: 'territory' }],
  [href.networkSettings(), { name: 'network-settings' }],
  [href.document(doc, 'visite-a b'), { name: 'document', doc, document: 'visite-a b' }],
  [href.ready(), { name: 'ready', part: 'matin' }],
  [href.ready('soir'), { name: 'ready', part: 'soir' }],
  [href.aids(), { name: 'aids' }],
  [href.aid('cii'), { name: 'aid', id: 'cii' }],
  [href.paper(), { name: 'paper' }],
  [href.dossierPaper(doc), { name: 'dossier-paper', doc }],
  [href.join('aB3-dE_6'), { name: 'join', code: 'aB3-dE_6' }],
  [href.accessibility(), { name: 'accessibility' }],
];

test('an address may lead to a question of its section, whatever its id holds; the view stays the same', () => {
  const address = href.visit(doc, 'v-1', 'contexte', 'ctx.effectif é');
  expect(questionIn(address)).toBe('ctx.effectif é');
  expect(viewKey(parseRoute(address))).toBe(viewKey(parseRoute(href.visit(doc, 'v-1', 'contexte'))));
  expect(questionIn(href.review(doc, 'off', 'off1'))).toBe('off1');
  expect([questionIn(href.review(doc, 'off')), questionIn('/rejoindre#code')]).toEqual([null, null]);
});

describe('addresses', () => {
  test.each(EVERY)('%s is read back as the view it was built for', (address, route) => {
    expect(parseRoute(address)).toEqual(route);
  });

  test('every builder is in the list above', () => {
    // The views of a visit beside its sections share its name and have a builder of their own.
    const built = EVERY.map(([, route]) =>
      route.name === 'visit' && route.view !== 'grille' ? 'visit-view' : route.name,
    );
    expect(new Set(built).size).toBe(Object.keys(href).length);
  });

  test('a closing slash and a whole URL are read the same', () => {
    expect(parseRoute('/reglages/')).toEqual({ name: 'settings' });
    expect(parseRoute(`https://cordee.example${href.company(doc)}?x=1`)).toEqual({ name: 'company', doc });
  });

  test('an unknown path, a foreign id and a step too many are not found', () => {
    for (const path of [
      '/inconnu',
      '/entreprises/abc',
      `/dossiers/${doc}/visite`,
      `/comites/${doc}/x`,
      '/entreprises//x',
    ]) {
      expect(parseRoute(path).name).toBe('not-found');
    }
  });

  test('a broken percent sign is not an error', () => {
    expect(parseRoute(`/dossiers/${doc}/visite/%E0%A4%A`)).toMatchObject({ name: 'visit', visit: '%E0%A4%A' });
    expect(parseRoute('/rejoindre#%E0%A4%A')).toEqual({ name: 'join', code: '%E0%A4%A' });
  });

  test('an unknown ?vue= is the first view', () => {
    expect(parseRoute('/reseau?vue=galaxie')).toEqual({ name: 'network', view: 'liste' });
  });

  test('any visit and section, whatever their characters, come back whole', () => {
    const step = fc
      .string({ minLength: 1, unit: 'binary' })
      .filter((text) => text !== '.' && text !== '..' && text.isWellFormed());
    fc.assert(
      fc.property(step, step, (visit, section) => {
        expect(parseRoute(href.visit(doc, visit, section))).toEqual({
          name: 'visit',
          doc,
          visit,
          section,
          view: 'grille',
        });
      }),
    );
  });

  test('any text at all is read without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.webQueryParameters(), (path, query) => {
        expect(parseRoute(`/x${path}?${query}`).name).toBeTypeOf('string');
      }),
    );
  });
});

describe('one view', () => {
  test('another tab of a view is the same view; another record or section is another', () => {
    const key = (address: string): string => viewKey(parseRoute(address));
    expect(key(href.network('carte'))).toBe(key(href.network('liens')));
    expect(key(href.company(doc))).not.toBe(key(href.company(other)));
    expect(key(href.visit(doc, 'v', 'cap'))).not.toBe(key(href.visit(doc, 'v', 'offre')));
    expect(key('/inconnu')).not.toBe(key('/ailleurs'));
  });
});
