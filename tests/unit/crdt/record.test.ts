import { describe, expect, it } from 'vitest';
import { createReplica } from '#crdt/record.ts';
import { difference } from '#crdt/prose.ts';
import { admit } from '#crdt/inspection.ts';
import { EMPTY_STATE_VECTOR, mergeUpdates } from '#crdt/updates.ts';
import { T0, writerOf } from '#tests/support/writers.ts';

const anais = writerOf('anais');
const bruno = writerOf('bruno');

function twoTablets() {
  const a = createReplica([]);
  const b = createReplica([]);
  const meet = (): void => {
    a.apply(b.encode());
    b.apply(a.encode());
  };
  return { a, b, meet };
}

describe('a field is a multi-value register (R2)', () => {
  it('two people who answer offline both keep their answer, and choosing one settles it everywhere', () => {
    const { a, b, meet } = twoTablets();
    a.edit(anais.at(T0), (draft) => draft.set('a/off1', 2));
    b.edit(bruno.at(T0 + 5000), (draft) => draft.set('a/off1', 3));
    meet();
    for (const replica of [a, b]) {
      const register = replica.view().fields.get('a/off1');
      expect(register).toMatchObject({ value: 3, tag: 'bruno', others: [{ value: 2, tag: 'anais' }] });
    }
    a.edit(anais.at(T0 + 9000), (draft) => draft.set('a/off1', 2));
    meet();
    for (const replica of [a, b]) expect(replica.view().fields.get('a/off1')).toMatchObject({ value: 2, others: [] });
  });

  it('two people who write the same value do not disagree', () => {
    const { a, b, meet } = twoTablets();
    a.edit(anais.at(T0), (draft) => draft.set('commune', '09261'));
    b.edit(bruno.at(T0 + 1000), (draft) => draft.set('commune', '09261'));
    meet();
    expect(a.view().fields.get('commune')?.others).toEqual([]);
  });

  it('a value that arrived while somebody was typing was not seen, and is kept beside theirs', () => {
    const { a, b, meet } = twoTablets();
    a.edit(anais.at(T0), (draft) => draft.set('name', 'Scierie'));
    meet();
    const seen = a.view().fields.get('name') ?? null;
    b.edit(bruno.at(T0 + 1000), (draft) => draft.set('name', 'Scierie du Salat'));
    meet();
    a.edit(anais.at(T0 + 2000), (draft) => draft.set('name', 'Scierie Dupuy', seen));
    meet();
    expect(b.view().fields.get('name')).toMatchObject({
      value: 'Scierie Dupuy',
      others: [{ value: 'Scierie du Salat' }],
    });
  });

  it('an edit against a removal is shown as both, it does not vanish (R3)', () => {
    const { a, b, meet } = twoTablets();
    a.edit(anais.at(T0), (draft) => draft.set('contact/r1/name', 'Marie'));
    meet();
    a.edit(anais.at(T0 + 1000), (draft) => draft.set('contact/r1/gone', true));
    b.edit(bruno.at(T0 + 1000), (draft) => draft.set('contact/r1/name', 'Marie Soum'));
    meet();
    expect(a.view().fields.get('contact/r1/name')?.value).toBe('Marie Soum');
    expect(a.view().fields.get('contact/r1/gone')?.value).toBe(true);
  });

  it('writing the value that is already there writes nothing', () => {
    const replica = createReplica([]);
    expect(replica.edit(anais.at(T0), (draft) => draft.set('name', 'Fournil'))).not.toBeNull();
    expect(replica.edit(anais.at(T0 + 1), (draft) => draft.set('name', 'Fournil'))).toBeNull();
    expect(replica.edit(anais.at(T0 + 1), (draft) => draft.set('phone', null))).toBeNull();
  });

  it('what an unknown version wrote is read as absent and kept (R10)', () => {
    const replica = createReplica([]);
    replica.edit(anais.at(T0), (draft) => draft.set('future/thing', { any: ['shape'] }));
    const other = createReplica([replica.encode()]);
    expect(other.view().fields.get('future/thing')?.value).toEqual({ any: ['shape'] });
  });
});

describe('an act (R6)', () => {
  it('sees its own writes and is one update', () => {
    const replica = createReplica([]);
    const bytes = replica.edit(anais.at(T0), (draft) => {
      draft.set('name', 'Le Fournil');
      expect(draft.view.fields.get('name')?.value).toBe('Le Fournil');
      draft.event('created');
      draft.text('notes', 'Four à bois');
    });
    expect(bytes).not.toBeNull();
    const other = createReplica([bytes as Uint8Array]);
    expect(other.view().events).toHaveLength(1);
    expect(other.view().texts.get('notes')).toBe('Four à bois');
  });

  it('events of one instant keep the order in which they happened (R5)', () => {
    const replica = createReplica([]);
    replica.edit(anais.at(T0), (draft) => ['a', 'b', 'c'].forEach((type) => draft.event(type)));
    replica.edit(anais.at(T0), (draft) => draft.event('d'));
    expect(replica.view().events.map((event) => event.type)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('a draft cannot be used after its act', () => {
    const replica = createReplica([]);
    let kept: { set(key: string, value: string): void } | null = null;
    replica.edit(anais.at(T0), (draft) => {
      kept = draft;
    });
    expect(() => kept?.set('name', 'late')).toThrow('after its act');
  });
});

describe('shared prose (R4)', () => {
  it('two people who write in the same note keep every letter of both', () => {
    const { a, b, meet } = twoTablets();
    a.edit(anais.at(T0), (draft) => draft.text('notes', 'Le four est ancien.'));
    meet();
    a.edit(anais.at(T0), (draft) => draft.text('notes', 'Le four à bois est ancien.'));
    b.edit(bruno.at(T0), (draft) => draft.text('notes', 'Le four est ancien. À revoir.'));
    meet();
    expect(a.view().texts.get('notes')).toBe('Le four à bois est ancien. À revoir.');
    expect(b.view().texts.get('notes')).toBe(a.view().texts.get('notes'));
  });

  it('half an emoji is replaced before it is written, so that every device reads the same', () => {
    const replica = createReplica([]);
    replica.edit(anais.at(T0), (draft) => draft.text('notes', '𐀀𐀀'));
    replica.edit(anais.at(T0), (draft) => {
      draft.text('notes', '𐀀\ud800 \udc00');
      draft.set('name', 'a\ud83d');
    });
    const other = createReplica([replica.encode()]);
    expect(other.view().texts.get('notes')).toBe(replica.view().texts.get('notes'));
    expect(other.view().fields.get('name')?.value).toBe(replica.view().fields.get('name')?.value);
  });

  it('the smallest difference never cuts an emoji in two', () => {
    expect(difference('a😀b', 'a😁b')).toEqual({ index: 1, remove: 2, insert: '😁' });
    expect(difference('😀', '😀😀')).toMatchObject({ remove: 0, insert: '😀' });
    expect(difference('x', 'x')).toBeNull();
  });
});

describe('admission on bytes (L3, L11)', () => {
  it('garbage is invalid, and an update without its base asks for it', () => {
    expect(admit(EMPTY_STATE_VECTOR, new Uint8Array([9, 9, 9]))).toMatchObject({
      ok: false,
      error: { type: 'invalid' },
    });
    const replica = createReplica([]);
    const first = replica.edit(anais.at(T0), (draft) => draft.set('name', 'A')) as Uint8Array;
    const second = replica.edit(anais.at(T0 + 1), (draft) => draft.set('name', 'B')) as Uint8Array;
    expect(admit(EMPTY_STATE_VECTOR, second)).toMatchObject({ ok: false, error: { type: 'needbase' } });
    expect(admit(EMPTY_STATE_VECTOR, mergeUpdates([first, second])).ok).toBe(true);
  });
});
