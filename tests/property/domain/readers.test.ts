import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAction } from '#domain/collective/action.ts';
import { readStake } from '#domain/collective/stake.ts';
import { stakeStanding } from '#domain/collective/stake-states.ts';
import { readSession } from '#domain/committee/session.ts';
import { readCompany } from '#domain/company/company.ts';
import { readAdjustments } from '#domain/dossier/adjustments.ts';
import { readAnswers } from '#domain/dossier/answers.ts';
import { readFollowUps } from '#domain/dossier/follow-up.ts';
import { noteOf } from '#domain/dossier/notes.ts';
import { readPromises } from '#domain/dossier/promises.ts';
import { activeTime } from '#domain/dossier/visit-time.ts';
import { readVisits } from '#domain/dossier/visits.ts';
import { readDossier } from '#domain/dossier/dossier.ts';
import { dossierStanding } from '#domain/dossier/journal.ts';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { gridHash } from '#domain/grid/grid.ts';
import { parseGrid } from '#domain/grid/parse-grid.ts';
import type { DocId } from '#domain/ids.ts';
import { project } from '#domain/record/project.ts';
import { RECORD_KINDS, type RecordView } from '#domain/record/record.ts';
import { anyView, shuffled } from '#tests/property/domain/arbitraries.ts';

const grid = await loadDefaultGrid();
const hash = gridHash(grid);
const context = { grids: new Map([[hash, grid]]), updatedAt: 0 };
const withGrid = (view: RecordView): RecordView => ({
  ...view,
  fields: new Map([...view.fields, ['grid', { value: hash, at: 0, tag: 'anais', others: [] }]]),
});

const READERS = {
  readCompany,
  readDossier,
  readAnswers,
  readAdjustments,
  readFollowUps: (view: RecordView) => readFollowUps(view, grid),
  readPromises: (view: RecordView) => readPromises(view),
  readLengths: (view: RecordView) => readVisits(view).map((visit) => activeTime(visit, 0)),
  noteOf: (view: RecordView) => noteOf(view, 'off1'),
  readStake,
  readAction,
  readSession,
  dossierStanding,
  stakeStanding,
};

describe('readers tolerate what is absent or foreign (R10)', () => {
  it.each(Object.entries(READERS))('%s never throws, whatever JSON is in whatever field', (_name, read) => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(() => read(view)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it('a grid from outside is refused and never throws, whatever JSON it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        expect(parseGrid(input).ok).toBe(false);
      }),
    );
  });
});

describe('the projection (P1)', () => {
  it.each(RECORD_KINDS)('of a %s never throws and gives plain JSON', (kind) => {
    fc.assert(
      fc.property(anyView, (view) => {
        const card = project(kind, 'x' as DocId, withGrid(view), context);
        expect(JSON.parse(JSON.stringify(card))).toEqual(card);
      }),
      { numRuns: 200 },
    );
  });

  it.each(RECORD_KINDS)('of a %s is the same whatever order the record was built in', (kind) => {
    const pair = anyView.chain((view) =>
      fc.tuple(fc.constant(view), shuffled([...view.fields]), shuffled([...view.texts])),
    );
    fc.assert(
      fc.property(pair, ([view, fields, texts]) => {
        const other = { events: view.events, fields: new Map(fields), past: new Map(), texts: new Map(texts) };
        expect(project(kind, 'x' as DocId, withGrid(other), context)).toEqual(
          project(kind, 'x' as DocId, withGrid(view), context),
        );
      }),
      { numRuns: 200 },
    );
  });
});
