import { describe, expect, it } from 'vitest';
import { createReplica, type Writer } from '#crdt/record.ts';
import { addComment } from '#domain/dossier/comments.ts';
import { changesIn, lastVisit, mayRestore, restoreValue, tellChanges, timelineOf } from '#domain/dossier/history.ts';
import { endVisit, readVisits, startVisit } from '#domain/dossier/visits.ts';
import type { Day } from '#domain/day.ts';
import { removeRow } from '#domain/record/rows.ts';
import { T0, writerOf } from '#tests/support/writers.ts';

const anais = writerOf('anais');
const bruno = writerOf('bruno');
const shared = (writer: Writer): Writer => ({ ...writer, isShared: () => true });
const SECOND = 1000;
const since = (moment: number) => (written: { at: number }) => written.at > moment;

describe('what changed in a dossier (R12)', () => {
  it('a change says what stood before the period, what stands now, and what stood in between', () => {
    const record = createReplica([]);
    record.edit(shared(anais.at(T0)), (draft) => draft.set('a/off1', 1));
    record.edit(shared(bruno.at(T0 + 20 * SECOND)), (draft) => draft.set('a/off1', 2));
    record.edit(shared(anais.at(T0 + 30 * SECOND)), (draft) => draft.set('a/off1', 3));
    const [change] = changesIn(record.view(), since(T0 + 10 * SECOND));
    expect(change).toMatchObject({
      key: 'a/off1',
      now: { value: 3, tag: 'anais' },
      before: { value: 1, tag: 'anais' },
    });
    expect(change?.steps.map(({ value, tag }) => [value, tag])).toEqual([
      [3, 'anais'],
      [2, 'bruno'],
    ]);
    expect(changesIn(record.view(), since(T0 + 40 * SECOND))).toEqual([]);
  });

  it('a first answer has nothing before it, and nothing is made up', () => {
    const record = createReplica([]);
    record.edit(anais.at(T0), (draft) => draft.set('a/off1', 1));
    expect(changesIn(record.view(), since(0))).toMatchObject([{ before: null, now: { value: 1 } }]);
  });

  it('where somebody stopped, pauses and what was read are nobody’s change', () => {
    const record = createReplica([]);
    record.edit(anais.at(T0), (draft) => {
      draft.set('visit/v1/at', 'off1');
      draft.set('pause/p1/from', T0);
      draft.set('reviewed/r1/section', 'off');
    });
    expect(changesIn(record.view(), since(0))).toEqual([]);
  });

  it('the fields of a row are told as one thing: added, changed, removed', () => {
    const record = createReplica([]);
    let [first, second, third] = ['', '', ''];
    record.edit(anais.at(T0), (draft) => {
      first = addComment(draft, 'dossier', 'un', T0);
      second = addComment(draft, 'dossier', 'deux', T0);
    });
    record.edit(shared(bruno.at(T0 + 20 * SECOND)), (draft) => {
      draft.set(`comment/${first}/text`, 'un et demi');
      removeRow(draft, 'comment', second);
      third = addComment(draft, 'dossier', 'trois', T0 + 20 * SECOND);
    });
    const told = tellChanges(record.view(), since(T0 + 10 * SECOND));
    expect(told.map((change) => change.type === 'row' && [change.row.id, change.row.how])).toEqual(
      expect.arrayContaining([
        [first, 'changed'],
        [second, 'removed'],
        [third, 'added'],
      ]),
    );
    expect(told).toHaveLength(3);
  });

  it('an answer, its old note and its source are told with their question', () => {
    const record = createReplica([]);
    record.edit(anais.at(T0), (draft) => {
      draft.set('a/off1', 1);
      draft.set('a/off1/note', 'vu');
      draft.set('a/off1/src', 'observe');
      draft.set('restitution/note', 'content');
    });
    expect(
      tellChanges(record.view(), since(0)).map((change) =>
        change.type === 'answer' ? `${change.question} ${change.part}` : change.type,
      ),
    ).toEqual(['off1 value', 'off1 note', 'off1 source', 'field']);
  });
});

describe('an earlier value put back', () => {
  it('is a new writing by who does it; what it replaces is kept in its turn', () => {
    const record = createReplica([]);
    record.edit(shared(anais.at(T0)), (draft) => draft.set('a/off1', 1));
    record.edit(shared(bruno.at(T0 + 9 * SECOND)), (draft) => draft.set('a/off1', 2));
    record.edit(shared(bruno.at(T0 + 20 * SECOND)), (draft) => restoreValue(draft, 'a/off1', 1));
    expect(record.view().fields.get('a/off1')).toMatchObject({ value: 1, tag: 'bruno', at: T0 + 20 * SECOND });
    expect(timelineOf(record.view(), 'a/off1').map(({ value, tag }) => [value, tag])).toEqual([
      [1, 'bruno'],
      [2, 'bruno'],
      [1, 'anais'],
    ]);
  });

  it('is not offered for what would make it another dossier', () => {
    expect(['grid', 'gridId', 'company', 'a/off1', 'restitution/note'].map(mayRestore)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('the last visit', () => {
  it('is the one that ended last; while the first runs, its beginning counts', () => {
    const record = createReplica([]);
    const visit = { kind: 'visite' as const, date: '2026-11-23' as Day, place: '' };
    let first = '';
    expect(lastVisit(readVisits(record.view()))).toBeNull();
    record.edit(anais.at(T0), (draft) => {
      first = startVisit(draft, visit, T0);
    });
    expect(lastVisit(readVisits(record.view()))?.at).toBe(T0);
    record.edit(anais.at(T0), (draft) => endVisit(draft, first, T0 + 3600 * SECOND));
    record.edit(anais.at(T0), (draft) => startVisit(draft, visit, T0 + 9000 * SECOND));
    expect(lastVisit(readVisits(record.view()))?.at).toBe(T0 + 3600 * SECOND);
  });
});
