import { describe, expect, it } from 'vitest';
import {
  beginVisit,
  enterPaperVisit,
  paperMoments,
  visitKindFor,
  type PaperVisit,
} from '#domain/dossier/begin-visit.ts';
import { openVisit, readVisits } from '#domain/dossier/visits.ts';
import { gridHash } from '#domain/grid/grid.ts';
import type { Day } from '#domain/day.ts';
import { smallGrid } from '#tests/unit/domain/grid/small-grid.ts';
import { plainRecord, T0 } from '#tests/unit/domain/plain-record.ts';

const DAY = '2026-11-20' as Day;
const PAPER: PaperVisit = { day: DAY, from: '09:00', to: '10:30', place: 'Massat', travelMin: 40, notice: '2026.11-1' };

describe('a visit that begins', () => {
  it('pins the grid once: a later one does not replace it', () => {
    const record = plainRecord();
    const visit = record.edit((draft) => beginVisit(draft, 'Massat', smallGrid, T0));
    expect(record.view.fields.get('grid')?.value).toBe(gridHash(smallGrid));
    record.edit((draft) => beginVisit(draft, '', { ...smallGrid, version: '2' }, T0 + 1));
    expect(record.view.fields.get('gridVersion')?.value).toBe('1');
    expect(readVisits(record.view)[0]).toMatchObject({ id: visit, kind: 'visite', place: 'Massat', startedAt: T0 });
  });

  it('is a follow-up once the accompaniment has begun', () => {
    expect([visitKindFor('rdv_pris'), visitKindFor('valide')]).toEqual(['visite', 'visite']);
    expect([visitKindFor('en_accompagnement'), visitKindFor('suivi')]).toEqual(['suivi', 'suivi']);
  });
});

describe('a visit from paper', () => {
  it('is marked, stands at its own day and times, and no clock runs while it is typed in', () => {
    const record = plainRecord();
    const moments = paperMoments(PAPER, T0);
    if (!moments.ok) throw new Error('refused');
    record.edit((draft) => enterPaperVisit(draft, PAPER, moments.value, smallGrid));
    const [visit] = readVisits(record.view);
    expect(visit).toMatchObject({
      date: DAY,
      place: 'Massat',
      posteriori: true,
      paperDay: DAY,
      travelMin: 40,
      startedAt: moments.value.startedAt,
      endedAt: moments.value.endedAt,
      noticeAt: moments.value.startedAt,
      noticeVersion: '2026.11-1',
    });
    expect(openVisit(readVisits(record.view))).toBeNull();
  });

  it('leaves the notice to be presented when the paper does not say that it was read', () => {
    const record = plainRecord();
    const moments = { startedAt: T0, endedAt: T0 + 1 };
    record.edit((draft) => enterPaperVisit(draft, { ...PAPER, notice: null }, moments, smallGrid));
    expect(readVisits(record.view)[0]).toMatchObject({ noticeAt: null, posteriori: true });
  });
});
