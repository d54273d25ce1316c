// Moving a begun dossier to a newer version, case by case; that nothing is lost is proved by property.
import { describe, expect, it } from 'vitest';
import { readAnswers } from '#domain/dossier/answers.ts';
import { leftAnswers, movedFrom, moveGrid, type PinnedGrid } from '#domain/dossier/grid-move.ts';
import { leftNotes } from '#domain/dossier/left-notes.ts';
import { noteOf, writeNote } from '#domain/dossier/notes.ts';
import { newerVersion, previewGridMove } from '#domain/dossier/grid-move-preview.ts';
import type { Grid, Question } from '#domain/grid/grid.ts';
import type { PublishedGrid } from '#domain/record/cards.ts';
import { plainRecord, T0 } from '#tests/unit/domain/plain-record.ts';
import { smallGrid } from '#tests/unit/domain/grid/small-grid.ts';

const base = { core: true, dimension: 'a' };
const options = (...values: string[]) => values.map((value) => ({ value, label: `Option ${value}` }));
const gridOf = (version: string, ...questions: Question[]): Grid => ({ ...smallGrid, version, context: [], questions });

const old: PinnedGrid = {
  hash: 'h1',
  grid: gridOf(
    '1',
    { ...base, id: 'kept', label: 'Gardée', type: 'text' },
    { ...base, id: 'said', label: 'Dite ainsi', type: 'choice', options: options('x') },
    { ...base, id: 'gone', label: 'Partie', type: 'number' },
    { ...base, id: 'kind', label: 'Autre sorte', type: 'choice', options: options('x', 'y') },
    { ...base, id: 'some', label: 'Plusieurs', type: 'multi', options: options('x', 'y') },
    { ...base, id: 'one', label: 'Une seule', type: 'choice', options: options('x', 'y') },
  ),
};
const fresh: PinnedGrid = {
  hash: 'h2',
  grid: gridOf(
    '2',
    { ...base, id: 'kept', label: 'Gardée', type: 'text' },
    { ...base, id: 'said', label: 'Dite autrement', type: 'choice', options: options('x') },
    { ...base, id: 'kind', label: 'Autre sorte', type: 'text' },
    { ...base, id: 'some', label: 'Plusieurs', type: 'multi', options: options('x', 'z') },
    { ...base, id: 'one', label: 'Une seule', type: 'choice', options: options('y') },
    { ...base, id: 'new', label: 'Nouvelle', type: 'yesno' },
  ),
};
const grids = new Map([
  ['h1', old.grid],
  ['h2', fresh.grid],
]);
const byHash = (hash: string): Grid | null => grids.get(hash) ?? null;
const GIVEN = { kept: 'mot', said: 'x', gone: 12, kind: 'x', some: ['x', 'y'], one: 'x' };

function dossier() {
  const record = plainRecord();
  record.edit((draft) => {
    draft.set('grid', 'h1');
    for (const [id, value] of Object.entries(GIVEN)) draft.set(`a/${id}`, value);
  });
  return record;
}
const shown = (record: ReturnType<typeof dossier>) =>
  Object.fromEntries([...readAnswers(record.view)].map(([id, { value }]) => [id, value]));
const left = (record: ReturnType<typeof dossier>, current: PinnedGrid) =>
  leftAnswers(record.view, current, grids)
    .map(({ id, question, values }) => [id, question?.label, values.map(({ value }) => value)])
    .sort(([a], [b]) => String(a).localeCompare(String(b)));

describe('a newer version of the grid', () => {
  it('is shown before anything moves: what stands, what changes words, what stands in part, what is left out and why', () => {
    const preview = previewGridMove(dossier().view, old.grid, fresh.grid, 'h2');
    expect(preview.kept.map(({ id }) => id)).toEqual(['kept', 'said']);
    expect(preview.reworded.map(({ id }) => id)).toEqual(['said']);
    expect(preview.partly.map(({ id }) => id)).toEqual(['some']);
    expect(preview.leftOut.map(({ id, why }) => [id, why])).toEqual([
      ['gone', 'gone'],
      ['kind', 'retyped'],
      ['one', 'value'],
    ]);
    expect(preview.added.map(({ id }) => id)).toEqual(['new']);
    expect(preview.back).toBe(0);
  });

  it('takes the answers that stand; the others are told as those of the old version, in its words', () => {
    const record = dossier();
    record.edit((draft) => moveGrid(draft, old, fresh, byHash));
    expect(shown(record)).toMatchObject({ kept: 'mot', said: 'x', some: ['x', 'y'], kind: null, one: null });
    expect(left(record, fresh)).toEqual([
      ['gone', 'Partie', [12]],
      ['kind', 'Autre sorte', ['x']],
      ['one', 'Une seule', ['x']],
      ['some', 'Plusieurs', [['x', 'y']]],
    ]);
    expect(movedFrom(record.view, 'h2')).toBe('h1');
    expect(record.view.events).toMatchObject([{ type: 'grid-moved', body: { from: 'h1', to: 'h2' } }]);
  });

  it('can be left again: every answer is back, and what was answered anew in between is told', () => {
    const record = dossier();
    record.edit((draft) => moveGrid(draft, old, fresh, byHash));
    record.edit((draft) => draft.set('a/kind', 'une phrase'));
    record.edit((draft) => moveGrid(draft, fresh, old, byHash));
    expect(shown(record)).toMatchObject(GIVEN);
    expect(left(record, old)).toEqual([['kind', 'Autre sorte', ['une phrase']]]);
  });

  it('an answer cleared after the way back does not come back a second time', () => {
    const record = dossier();
    record.edit((draft) => moveGrid(draft, old, fresh, byHash));
    record.edit((draft) => moveGrid(draft, fresh, old, byHash));
    record.edit((draft) => draft.set('a/kind', null));
    record.edit((draft) => moveGrid(draft, old, fresh, byHash));
    record.edit((draft) => moveGrid(draft, fresh, old, byHash));
    expect(shown(record)).toMatchObject({ kind: null, one: 'x' });
  });

  it('a third version that asks again what the second did not takes the answer of the first', () => {
    const third: PinnedGrid = { hash: 'h3', grid: gridOf('3', ...old.grid.questions) };
    const record = dossier();
    record.edit((draft) => moveGrid(draft, old, fresh, byHash));
    record.edit((draft) => moveGrid(draft, fresh, third, byHash));
    expect(shown(record)).toMatchObject({ kind: 'x', one: 'x', gone: 12 });
  });
});

describe('a note of a question that the version in use does not ask', () => {
  const noted = (record: ReturnType<typeof dossier>, current: PinnedGrid, own?: string) =>
    leftNotes(record.view, current, grids, own).map(({ id, place, question, text, internal }) => [
      id,
      place,
      question?.label ?? null,
      text,
      internal,
    ]);

  it('is told with the answers of the old version, word for word, the internal one as such; taken back it is at its place', () => {
    const record = dossier();
    record.edit((draft) => writeNote(draft, 'gone', 'trois ans\nde stock'));
    record.edit((draft) => draft.text('internal/gone', 'à revoir avec Luc'));
    record.edit((draft) => writeNote(draft, 'kept', 'reste'));
    expect(noted(record, old)).toEqual([]);
    record.edit((draft) => moveGrid(draft, old, fresh, byHash));
    expect(noted(record, fresh)).toEqual([
      ['gone', 'a/', 'Partie', 'à revoir avec Luc', true],
      ['gone', 'a/', 'Partie', 'trois ans\nde stock', false],
    ]);
    record.edit((draft) => moveGrid(draft, fresh, old, byHash));
    expect(noted(record, old)).toEqual([]);
    expect(noteOf(record.view, 'gone')).toBe('trois ans\nde stock');
  });

  it('is told by its id where no grid of this device asks it, and with what an earlier version of the app wrote', () => {
    const record = plainRecord();
    record.edit((draft) => draft.set('a/lost/note', 'en 2024'));
    record.edit((draft) => draft.text('note/lost', 'four neuf'));
    record.edit((draft) => draft.text('note/blank', ' \n'));
    record.edit((draft) => draft.text('visitWords/v1', 'elle parle'));
    expect(noted(record, fresh)).toEqual([['lost', 'a/', null, 'four neuf\nen 2024', false]]);
  });

  it('is told of each voice of a group', () => {
    const record = plainRecord();
    record.edit((draft) => draft.text('note/gone', 'le groupe'));
    record.edit((draft) => draft.text('note/forge/gone', 'la forge'));
    record.edit((draft) => draft.text('note/forge/kept', 'reste'));
    expect(noted(record, fresh, 'g/')).toEqual([
      ['gone', 'c/forge/', 'Partie', 'la forge', false],
      ['gone', 'g/', 'Partie', 'le groupe', false],
    ]);
  });
});

describe('an offer of a newer version', () => {
  const published = (hash: string, at: number, id = 'grille'): PublishedGrid => ({ hash, id, version: hash, at });
  const offered = (grid: string, ...all: PublishedGrid[]) => newerVersion({ grid, gridId: 'grille' }, all)?.hash;

  it('names the newest published version of the same grid, to a dossier on an older one or on the one of the app', () => {
    expect(offered('old', published('old', T0), published('new', T0 + 1), published('newest', T0 + 2))).toBe('newest');
    expect(offered('of-the-app', published('new', T0))).toBe('new');
  });

  it('is not made for the same version, an older one, another grid, or before a grid is pinned', () => {
    expect(offered('new', published('old', T0), published('new', T0 + 1))).toBeUndefined();
    expect(offered('old', published('other', T0 + 9, 'autre'))).toBeUndefined();
    expect(offered('', published('new', T0))).toBeUndefined();
  });
});
