import { describe, expect, it } from 'vitest';
import { writeAction, putActionCompany } from '#domain/collective/action.ts';
import { putMember, writeStake } from '#domain/collective/stake.ts';
import { addContact, addLink, writeCompany } from '#domain/company/company-form.ts';
import type { Day } from '#domain/day.ts';
import { addComment, resolveComment } from '#domain/dossier/comments.ts';
import { sendForReview } from '#domain/dossier/sending.ts';
import { writeNewDossier } from '#domain/dossier/dossier.ts';
import { emptyMove } from '#domain/dossier/facts.ts';
import { moveDossier } from '#domain/dossier/moves.ts';
import { showNotice, startVisit } from '#domain/dossier/visits.ts';
import { gridHash } from '#domain/grid/grid.ts';
import type { DocId } from '#domain/ids.ts';
import type { ActionCard, CompanyCard, DossierCard, SessionCard, StakeCard } from '#domain/record/cards.ts';
import { CARD_VERSION, CARD_WITHOUT_GRID } from '#domain/record/cards.ts';
import { project } from '#domain/record/project.ts';
import { rowIds } from '#domain/record/read.ts';
import { EMPTY_VIEW, RECORD_KINDS, type RecordKind, type RecordView } from '#domain/record/record.ts';
import { smallGrid } from '#tests/unit/domain/grid/small-grid.ts';
import { plainRecord, register, T0, viewOf } from '#tests/unit/domain/plain-record.ts';

const hash = gridHash(smallGrid);
const doc = (id: string): DocId => id as DocId;
const context = { grids: new Map([[hash, smallGrid]]), updatedAt: T0 };
const card = <Card>(kind: RecordKind, view: RecordView): Card => project(kind, doc('x'), view, context) as Card;

describe('the card of a record', () => {
  it.each(RECORD_KINDS)('an empty %s has one, of its kind', (kind) => {
    expect(card(kind, EMPTY_VIEW)).toMatchObject({
      kind,
      doc: 'x',
      version: CARD_VERSION,
      updatedAt: T0,
      conflicts: 0,
    });
  });

  it('counts the fields that hold several values', () => {
    const other = { value: 'b', at: T0, tag: 'bruno' };
    const view = { ...EMPTY_VIEW, fields: new Map([['name', register('a', T0, [other])]]) };
    expect(card<CompanyCard>('company', view)).toMatchObject({ name: 'a', conflicts: 1 });
  });

  it('of a company carries what lists and the map need', () => {
    const record = plainRecord();
    record.edit((draft) => {
      writeCompany(draft, { name: 'Fournil', commune: '09285', sector: 'agroalimentaire', source: 'prospection' });
      addContact(draft, { name: 'Léa', role: 'dirigeant', phone: '0561000000', email: '', note: '' }, T0);
      addLink(draft, { to: doc('b'), type: 'client', note: 'pain' }, T0);
      draft.event('ambassador-consented', { topics: [], until: '2028-01-01' });
    });
    expect(card<CompanyCard>('company', record.view)).toMatchObject({
      name: 'Fournil',
      commune: '09285',
      head: 'Léa',
      phone: '0561000000',
      links: [{ to: 'b', type: 'client' }],
      ambassador: { since: '2026-11-23', until: '2028-01-01' },
    });
  });

  it('of a dossier says what its review waits for, and nothing when it waits for nothing', () => {
    const record = plainRecord();
    expect(card<DossierCard>('dossier', record.view)).not.toHaveProperty('review');
    expect(card<DossierCard>('dossier', record.view)).not.toHaveProperty('remarks');
    let id = '';
    record.edit((draft) => {
      sendForReview(draft);
      id = addComment(draft, 'dossier', 'À revoir', T0);
    });
    expect(card<DossierCard>('dossier', record.view)).toMatchObject({ review: 'sent', remarks: 1 });
    record.edit((draft) => {
      resolveComment(draft, id, true);
      draft.set('quality/date', '2026-11-24');
    });
    expect(card<DossierCard>('dossier', record.view)).not.toHaveProperty('review');
  });

  it('of a dossier carries its state, its scores, its progress and its visits', () => {
    const record = plainRecord();
    record.edit((draft) => {
      const grid = { grid: hash, gridId: smallGrid.id, gridVersion: smallGrid.version };
      writeNewDossier(draft, { company: doc('c'), mode: 'complet', advisor: 'anais', ...grid });
      for (const [id, value] of Object.entries({ a1: 4, a2: 4, c1: 'later' })) draft.set(`a/${id}`, value);
      draft.set('a/coo4', ['achats', 'rien']);
      draft.set('rdv/date', '2026-11-30');
      const visit = startVisit(draft, { kind: 'visite', date: '2026-11-23' as Day, place: 'Seix' }, T0);
      showNotice(draft, visit, '1', T0);
      moveDossier(draft, 'contacte', emptyMove('2026-11-23' as Day), T0);
    });
    expect(card<DossierCard>('dossier', record.view)).toMatchObject({
      company: 'c',
      advisor: 'anais',
      state: 'contacte',
      paused: false,
      toArbitrate: 0,
      mode: 'complet',
      answered: 3,
      relevant: 9,
      scores: { a: 1, b: null, cap: 0.25 },
      global: null,
      capacity: 0.25,
      nextMeeting: '2026-11-30',
      lastVisit: '2026-11-23',
      openVisit: 'row2',
      topics: ['achats'],
    });
  });

  it('of a dossier whose grid is not on the device has no score, and is marked to be made again', () => {
    const made = card<DossierCard>('dossier', viewOf({ grid: 'elsewhere', 'a/a1': 4 }));
    expect(made).toMatchObject({ version: CARD_WITHOUT_GRID, scores: {}, global: null });
    expect(CARD_WITHOUT_GRID).toBeLessThan(CARD_VERSION);
  });

  it('of a dossier forgets a meeting that the last visit has caught up with', () => {
    const fields = { 'visit/v/date': '2026-11-23', 'visit/v/startedAt': T0, 'rdv/date': '2026-11-23' };
    expect(card<DossierCard>('dossier', viewOf(fields)).nextMeeting).toBeNull();
  });

  it('of a stake, an action and a session name the records they tie', () => {
    const stake = plainRecord();
    stake.edit((draft) => {
      writeStake(draft, { title: 'Bois', topic: 'bois', confidential: true });
      putMember(draft, doc('c'), { position: 'porteur', limits: 'secret' }, T0);
    });
    const stakeMade = card<StakeCard>('stake', stake.view);
    expect(stakeMade).toMatchObject({
      title: 'Bois',
      confidential: true,
      members: [{ company: 'c', position: 'porteur' }],
    });
    expect(JSON.stringify(stakeMade)).not.toContain('secret');
    const action = plainRecord();
    action.edit((draft) => {
      writeAction(draft, { title: 'Tournée', type: 'collective', stake: doc('s'), end: '2027-01-01' as Day });
      putActionCompany(draft, doc('c'), '', T0);
    });
    expect(card<ActionCard>('action', action.view)).toMatchObject({
      state: 'proposee',
      stake: 's',
      dossier: null,
      companies: ['c'],
      end: '2027-01-01',
    });
    const session = viewOf({
      date: '2026-12-01',
      'present/p/present': true,
      'present/q/name': 'Jo',
      'file/d/order': 1,
    });
    expect(card<SessionCard>('session', session)).toMatchObject({ date: '2026-12-01', present: 1, files: ['d'] });
  });
});

it('a key that looks like a row without being one makes no row', () => {
  const fields = { contact: 'x', 'contact/': 'x', 'contact/foo': 'x', 'contact//name': 'x', 'contact/a/name': 'x' };
  expect(rowIds(viewOf(fields), 'contact')).toEqual(['a']);
});
