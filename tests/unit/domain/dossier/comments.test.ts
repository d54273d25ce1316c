import { describe, expect, it } from 'vitest';
import { createReplica } from '#crdt/record.ts';
import {
  addComment,
  onQuestion,
  openComments,
  questionAt,
  readComments,
  removeComment,
  resolveComment,
  restoreComment,
} from '#domain/dossier/comments.ts';
import { openRemarks } from '#domain/dossier/review-stage.ts';
import { conflictCount, isContested } from '#domain/record/read.ts';
import { T0, writerOf } from '#tests/support/writers.ts';

const claire = writerOf('claire');
const anais = writerOf('anais');
const SECOND = 1000;

describe('remarks of the review', () => {
  it('each stands at its place, with who wrote it and when, oldest first', () => {
    const record = createReplica([]);
    record.edit(claire.at(T0), (draft) => addComment(draft, onQuestion('off1'), 'Sur quoi porte ce 4 ?', T0));
    record.edit(anais.at(T0 + SECOND), (draft) => addComment(draft, 'dossier', 'Photos à venir', T0 + SECOND));
    expect(readComments(record.view())).toMatchObject([
      { on: 'q:off1', text: 'Sur quoi porte ce 4 ?', at: T0, tag: 'claire', editedAt: null, resolved: null },
      { on: 'dossier', text: 'Photos à venir', tag: 'anais' },
    ]);
    expect(readComments(record.view(), onQuestion('off1'))).toHaveLength(1);
    expect([questionAt('q:off1'), questionAt('dossier')]).toEqual(['off1', null]);
  });

  it('the writer stays the writer when somebody else settles it', () => {
    const record = createReplica([]);
    let id = '';
    record.edit(claire.at(T0), (draft) => {
      id = addComment(draft, 'dossier', 'À revoir', T0);
    });
    record.edit(anais.at(T0 + SECOND), (draft) => resolveComment(draft, id, true));
    expect(readComments(record.view())).toMatchObject([{ tag: 'claire', resolved: { tag: 'anais', at: T0 + SECOND } }]);
    expect(openComments(record.view())).toEqual([]);
    expect(openRemarks(record.view())).toBe(0);
    record.edit(claire.at(T0 + 2 * SECOND), (draft) => resolveComment(draft, id, false));
    expect(openComments(record.view())).toHaveLength(1);
    expect(openRemarks(record.view())).toBe(1);
  });

  it('two people who settle one at the same time agree: there is nothing to choose', () => {
    const [a, b] = [createReplica([]), createReplica([])];
    let id = '';
    a.edit(claire.at(T0), (draft) => {
      id = addComment(draft, 'dossier', 'À revoir', T0);
    });
    b.apply(a.encode());
    a.edit(claire.at(T0 + SECOND), (draft) => resolveComment(draft, id, true));
    b.edit(anais.at(T0 + 9 * SECOND), (draft) => resolveComment(draft, id, true));
    a.apply(b.encode());
    expect(conflictCount(a.view())).toBe(0);
    expect(openComments(a.view())).toEqual([]);
  });

  it('one removed elsewhere while its text was corrected stays until somebody chooses (R3)', () => {
    const [a, b] = [createReplica([]), createReplica([])];
    let id = '';
    a.edit(claire.at(T0), (draft) => {
      id = addComment(draft, 'dossier', 'À revoir', T0);
    });
    b.apply(a.encode());
    a.edit(claire.at(T0 + SECOND), (draft) => removeComment(draft, id));
    b.edit(anais.at(T0 + SECOND), (draft) => draft.set(`comment/${id}/text`, 'À revoir avec le chef'));
    a.apply(b.encode());
    expect(isContested(a.view(), `comment/${id}`)).toBe(true);
    expect(readComments(a.view())).toMatchObject([{ text: 'À revoir avec le chef' }]);
  });

  it('a removed one is gone, and back when the removal is taken back', () => {
    const record = createReplica([]);
    let id = '';
    record.edit(claire.at(T0), (draft) => {
      id = addComment(draft, 'dossier', 'À revoir', T0);
    });
    record.edit(claire.at(T0 + SECOND), (draft) => removeComment(draft, id));
    expect(readComments(record.view())).toEqual([]);
    record.edit(claire.at(T0 + 2 * SECOND), (draft) => restoreComment(draft, id));
    expect(readComments(record.view())).toHaveLength(1);
  });
});
