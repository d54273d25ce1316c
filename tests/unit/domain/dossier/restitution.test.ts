import { describe, expect, it } from 'vitest';
import { markOfBand } from '#domain/dossier/adjustments.ts';
import {
  addOwnTrack,
  dateRestitution,
  keepTrack,
  keptTracks,
  readTracks,
  trackWordsKey,
} from '#domain/dossier/restitution.ts';
import { bandOf } from '#domain/dossier/score.ts';
import type { Suggestion } from '#domain/dossier/suggestions.ts';
import type { Day } from '#domain/day.ts';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { plainRecord, viewOf } from '../plain-record.ts';

const grid = await loadDefaultGrid();
const suggestions = grid.suggestions.slice(0, 4).map((rule): Suggestion => {
  return { rule, reason: { kind: 'question', question: 'off4', value: 1 } };
});
const [first, second] = suggestions.map(({ rule }) => rule.id) as [string, string];

describe('The tracks of a restitution', () => {
  it('are the kept ones, in the order of the grid, the head’s own last', () => {
    const record = plainRecord();
    const own = record.edit((draft) => addOwnTrack(draft, ' Vendre au marché '));
    record.edit((draft) => keepTrack(draft, second, true));
    record.edit((draft) => keepTrack(draft, first, true));
    const kept = keptTracks(record.view, suggestions);
    expect(kept.map(({ id }) => id)).toEqual([first, second, own]);
    expect(kept.at(-1)).toMatchObject({ own: true, suggestion: null, words: 'Vendre au marché' });
  });

  it('keep the head’s words when they are let go, for the day they come back', () => {
    const record = plainRecord();
    record.edit((draft) => keepTrack(draft, first, true));
    record.edit((draft) => draft.set(trackWordsKey(first), 'Regarder ce qu’on a refusé'));
    record.edit((draft) => keepTrack(draft, first, false));
    expect(keptTracks(record.view, suggestions)).toEqual([]);
    expect(readTracks(record.view).get(first)).toEqual({ id: first, kept: false, words: 'Regarder ce qu’on a refusé' });
  });

  it('stay when the rule does not hold any more', () => {
    const view = viewOf({ [`track/${first}/kept`]: true });
    expect(keptTracks(view, [])).toMatchObject([{ id: first, suggestion: null, own: false }]);
  });

  it('are read from anything a newer version may have written', () => {
    expect([
      ...readTracks(viewOf({ 'track//kept': true, track: 1, 'track/x': true, 'track/y/kept': 3 })).keys(),
    ]).toEqual(['y']);
  });
});

describe('The day of the restitution', () => {
  it('is that of its first act, and is never written over', () => {
    const record = plainRecord();
    expect(record.edit((draft) => dateRestitution(draft, '2026-11-23' as Day))).toBe(true);
    expect(record.edit((draft) => dateRestitution(draft, '2026-11-24' as Day))).toBe(false);
    expect(record.view.fields.get('restitution/date')?.value).toBe('2026-11-23');
  });
});

describe('A mark in words', () => {
  it('is the middle of its band, and is told by the same word again', () => {
    for (const band of grid.scoring.bands) expect(bandOf(grid, markOfBand(grid, band))?.id).toBe(band.id);
    expect(grid.scoring.bands.map((band) => markOfBand(grid, band))).toEqual([0.125, 0.375, 0.625, 0.875]);
  });
});
