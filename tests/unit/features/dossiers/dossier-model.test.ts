import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { visitKindFor } from '#domain/dossier/begin-visit.ts';
import { pauseDossier } from '#domain/dossier/journal.ts';
import { emptyMove } from '#domain/dossier/facts.ts';
import { moveDossier } from '#domain/dossier/moves.ts';
import { gridHash } from '#domain/grid/grid.ts';
import { addDays } from '#domain/day.ts';
import { createDossierModel, nextAct, type DossierModel } from '#features/dossiers/dossier-model.ts';
import { journalLines } from '#features/dossiers/journal-lines.ts';
import type { OpenRecord } from '#store/records.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';

let device: TestDevice;
let record: OpenRecord;
let model: DossierModel;

beforeEach(async () => {
  device = await openDevice();
  const company = await device.store.create('company', (draft) => {
    draft.set('name', 'Atelier laine');
    draft.set('commune', '09322');
  });
  const dossier = await device.store.create('dossier', (draft) => draft.set('company', company.doc));
  const opened = await device.store.open(dossier.doc);
  if (!opened) throw new Error('the dossier is not on the device');
  record = opened;
  model = createDossierModel(device.store, record);
});

afterEach(async () => {
  record.close();
  // The acts of a screen are not awaited: a device is closed once they are durable.
  await device.store.flushAll();
  device.close();
});

describe('Starting a visit', () => {
  it('writes its row, where it is, and pins the grid in the same act', () => {
    const visit = model.startVisit();
    expect(model.running.value?.id).toBe(visit);
    expect(model.running.value).toMatchObject({ kind: 'visite', place: 'Ustou', endedAt: null });
    const grid = device.store.grids.current.value;
    expect(grid && model.dossier.value.grid).toBe(grid && gridHash(grid));
    expect(model.dossier.value.mode).toBe('express');
  });

  it('does not pin another grid over the one the dossier was begun with', async () => {
    await record.edit((draft) => draft.set('grid', 'older'));
    model.startVisit();
    expect(model.dossier.value.grid).toBe('older');
  });

  it('is a follow-up once the accompaniment has begun', () => {
    expect([visitKindFor('repere'), visitKindFor('plan_redige')]).toEqual(['visite', 'visite']);
    expect([visitKindFor('en_accompagnement'), visitKindFor('suivi')]).toEqual(['suivi', 'suivi']);
  });
});

describe('The next act', () => {
  it('is to go on with the visit that runs, whatever the state', () => {
    expect(nextAct('visite', true, true)).toBe('resume');
  });

  it('follows the road: visit, restitution once enough is evaluated, plan, follow-up', () => {
    expect(nextAct('rdv_pris', false, false)).toBe('visit');
    expect(nextAct('visite', false, false)).toBe('visit');
    expect(nextAct('visite', false, true)).toBe('restitution');
    for (const state of ['prediag_restitue', 'plan_redige', 'plan_accepte', 'ajourne', 'valide'] as const) {
      expect(nextAct(state, false, true)).toBe('plan');
    }
    expect(nextAct('en_accompagnement', false, true)).toBe('follow-up');
  });
});

describe('Typing in the notes', () => {
  it('computes neither scores nor the state again', async () => {
    const before = [model.evaluation.value, model.standing.value, model.dossier.value];
    record.stroke((draft) => draft.text('notes', 'Bon accueil'));
    await record.flush();
    const after = [model.evaluation.value, model.standing.value, model.dossier.value];
    expect(after.every((value, index) => value === before[index])).toBe(true);
    await record.edit((draft) => draft.set('a/cap2', 3));
    expect(model.evaluation.value).not.toBe(before[0]);
  });
});

describe('The journal', () => {
  it('is told newest first by the day things happened, whenever they were noted', async () => {
    const today = model.today();
    const now = device.store.now();
    await record.edit((draft) => {
      draft.event('unknown', {});
      moveDossier(draft, 'contacte', emptyMove(addDays(today, -9)), now);
      pauseDossier(draft, 'Saison', addDays(today, 30));
    });
    await record.edit((draft) => moveDossier(draft, 'rdv_pris', emptyMove(addDays(today, -8)), now));
    expect(journalLines(record.view.value.events).map(({ event }) => event.body['to'] ?? event.type)).toEqual([
      'paused',
      'rdv_pris',
      'contacte',
    ]);
  });
});
