import { describe, expect, it } from 'vitest';
import { createReplica } from '#crdt/record.ts';
import type { Day } from '#domain/day.ts';
import { addComment } from '#domain/dossier/comments.ts';
import { markRead, readReadings, remarkRead, sectionReading, unmarkRead } from '#domain/dossier/review.ts';
import { reviewStage } from '#domain/dossier/review-stage.ts';
import {
  askCorrection,
  changedSince,
  handDocument,
  latestSendings,
  readSendings,
  recallReview,
  sendForReview,
} from '#domain/dossier/sending.ts';
import { T0, writerOf } from '#tests/support/writers.ts';

const anais = writerOf('anais');
const claire = writerOf('claire');
const SECOND = 1000;
const DAY = '2026-11-23' as Day;

function sent() {
  const record = createReplica([]);
  record.edit(anais.at(T0), (draft) => {
    draft.set('a/off1', 1);
    draft.text('note/off1', 'vu à l’atelier');
  });
  record.edit(anais.at(T0 + SECOND), (draft) => sendForReview(draft));
  const [sending] = readSendings(record.view());
  if (!sending) throw new Error('nothing was sent');
  return { record, sending };
}

describe('sent, and changed since', () => {
  it('what stands as it was sent is not changed', () => {
    const { record, sending } = sent();
    expect(sending).toMatchObject({ kind: 'review', tag: 'anais', at: T0 + SECOND });
    expect(changedSince(sending, record.view())).toEqual({ isSame: true, fields: [], texts: [] });
  });

  it('an answer and a shared note changed later are told, each by its name', () => {
    const { record, sending } = sent();
    record.edit(anais.at(T0 + 9 * SECOND), (draft) => {
      draft.set('a/off1', 2);
      draft.text('note/off1', 'vu à l’atelier, deux fois');
    });
    expect(changedSince(sending, record.view())).toEqual({
      isSame: false,
      fields: ['a/off1'],
      texts: ['note/off1'],
    });
  });

  it('a change that was taken back is no change', () => {
    const { record, sending } = sent();
    record.edit(anais.at(T0 + 9 * SECOND), (draft) => draft.set('a/off1', 2));
    record.edit(anais.at(T0 + 10 * SECOND), (draft) => draft.set('a/off1', 1));
    expect(changedSince(sending, record.view()).isSame).toBe(true);
  });

  it('what was written before the sending on another tablet, and arrived after it, is told', () => {
    const { record, sending } = sent();
    const other = createReplica([]);
    other.edit(claire.at(T0 - 9 * SECOND), (draft) => draft.set('a/off2', 3));
    record.apply(other.encode());
    expect(changedSince(sending, record.view())).toMatchObject({ isSame: false, fields: ['a/off2'] });
  });

  it('a sending without a seal goes by its moment, and claims nothing of prose', () => {
    const record = createReplica([]);
    record.edit(anais.at(T0), (draft) => draft.event('moved', { from: 'plan_accepte', to: 'soumis_comite' }));
    record.edit(anais.at(T0 + 9 * SECOND), (draft) => {
      draft.set('a/off1', 2);
      draft.text('note/off1', 'vu');
    });
    const [sending] = readSendings(record.view());
    expect(sending).toMatchObject({ kind: 'committee', seal: null });
    expect(sending && changedSince(sending, record.view())).toEqual({ isSame: false, fields: ['a/off1'], texts: [] });
  });

  it('of each addressee the last sending counts; one taken back does not', () => {
    const record = createReplica([]);
    let second = '';
    record.edit(anais.at(T0), (draft) => sendForReview(draft));
    record.edit(anais.at(T0 + SECOND), (draft) => {
      second = sendForReview(draft);
    });
    record.edit(anais.at(T0 + 2 * SECOND), (draft) => {
      handDocument(draft, { document: 'plan', day: DAY, hash: 'x' });
      handDocument(draft, { document: 'visite', day: DAY, hash: 'y' });
    });
    expect(
      latestSendings(record.view())
        .map(({ kind, document }) => kind + document)
        .sort(),
    ).toEqual(['documentplan', 'documentvisite', 'review']);
    record.edit(anais.at(T0 + 3 * SECOND), (draft) => recallReview(draft, second));
    expect(readSendings(record.view()).filter(({ kind }) => kind === 'review')).toMatchObject([{ at: T0 }]);
  });
});

describe('the stage of the review', () => {
  it('goes from sent to correction and back, until the quality check is dated', () => {
    const record = createReplica([]);
    const stages = [reviewStage(record.view())];
    const then = (count: number, write: Parameters<typeof record.edit>[1]): void => {
      record.edit(anais.at(T0 + count * SECOND), write);
      stages.push(reviewStage(record.view()));
    };
    then(1, (draft) => sendForReview(draft));
    then(2, (draft) => askCorrection(draft, [addComment(draft, 'dossier', 'À revoir', T0)]));
    then(3, (draft) => sendForReview(draft));
    then(4, (draft) => draft.set('quality/date', DAY));
    expect(stages).toEqual(['none', 'sent', 'correction', 'sent', 'checked']);
  });
});

describe('what the coordinator has read', () => {
  const section = { id: 'off', questions: [{ id: 'off1' }, { id: 'off2' }] };

  it('is read as it stands, and says which questions moved since', () => {
    const { record } = sent();
    expect(sectionReading(record.view(), section)).toBeNull();
    record.edit(claire.at(T0 + 5 * SECOND), (draft) => markRead(draft, [section], T0 + 5 * SECOND));
    expect(sectionReading(record.view(), section)).toMatchObject({ isSame: true, reading: { tag: 'claire' } });
    record.edit(anais.at(T0 + 9 * SECOND), (draft) => {
      draft.set('a/off2', 3);
      draft.text('note/off1', 'revu');
      draft.set('a/pil1', 3);
    });
    expect(sectionReading(record.view(), section)).toMatchObject({ isSame: false, changed: ['off2', 'off1'] });
  });

  it('two readers at once never have to choose, and one reading of what stands is enough', () => {
    const { record } = sent();
    const other = createReplica([record.encode()]);
    record.edit(claire.at(T0 + 5 * SECOND), (draft) => markRead(draft, [section], T0 + 5 * SECOND));
    other.edit(anais.at(T0 + 6 * SECOND), (draft) => markRead(draft, [section], T0 + 6 * SECOND));
    record.apply(other.encode());
    expect(readReadings(record.view())).toHaveLength(2);
    expect(sectionReading(record.view(), section)?.isSame).toBe(true);
  });

  it('can be taken back, and that too', () => {
    const { record } = sent();
    let rows: string[] = [];
    record.edit(claire.at(T0 + 5 * SECOND), (draft) => {
      rows = markRead(draft, [section], T0 + 5 * SECOND);
    });
    record.edit(claire.at(T0 + 6 * SECOND), (draft) => unmarkRead(draft, rows));
    expect(sectionReading(record.view(), section)).toBeNull();
    record.edit(claire.at(T0 + 7 * SECOND), (draft) => remarkRead(draft, rows));
    expect(sectionReading(record.view(), section)?.isSame).toBe(true);
  });
});
