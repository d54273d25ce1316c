// What stood in a field before stays readable once others may have read it.
import { describe, expect, it } from 'vitest';
import { createReplica, type Writer } from '#crdt/record.ts';
import { T0, writerOf } from '#tests/support/writers.ts';

const anais = writerOf('anais');
const bruno = writerOf('bruno');
const shared = (writer: Writer): Writer => ({ ...writer, isShared: () => true });
const SECOND = 1000;

describe('the past of a field (R12)', () => {
  it('keeps a replaced value that others may have read, with who and when', () => {
    const record = createReplica([]);
    record.edit(anais.at(T0), (draft) => draft.set('name', 'Scierie'));
    record.edit(shared(bruno.at(T0 + 9 * SECOND)), (draft) => draft.set('name', 'Scierie Dupuy'));
    expect(record.view().past.get('name')).toEqual([{ value: 'Scierie', tag: 'anais', at: T0 }]);
    expect(record.view().fields.get('name')).toMatchObject({ value: 'Scierie Dupuy', others: [] });
  });

  it('keeps nothing of what nobody else can have read, nor an empty field, nor a value that stands again', () => {
    const record = createReplica([]);
    record.edit(anais.at(T0), (draft) => draft.set('name', 'S'));
    record.edit(anais.at(T0 + SECOND), (draft) => draft.set('name', null));
    record.edit(shared(anais.at(T0 + 2 * SECOND)), (draft) => draft.set('name', 'Scierie'));
    record.edit(shared(anais.at(T0 + 3 * SECOND)), (draft) => draft.set('name', 'Scierie'));
    expect([...record.view().past]).toEqual([]);
  });

  it('keeps the answer that was not chosen when somebody settles two', () => {
    const [a, b] = [createReplica([]), createReplica([])];
    a.edit(anais.at(T0), (draft) => draft.set('a/off1', 2));
    b.edit(bruno.at(T0 + SECOND), (draft) => draft.set('a/off1', 3));
    a.apply(b.encode());
    a.edit(shared(anais.at(T0 + 9 * SECOND)), (draft) => draft.set('a/off1', 2));
    expect(a.view().past.get('a/off1')).toEqual([{ value: 3, tag: 'bruno', at: T0 + SECOND }]);
  });

  it('keeps one row of a value that two devices replace at once, newest first, the same on both', () => {
    const [a, b] = [createReplica([]), createReplica([])];
    a.edit(anais.at(T0), (draft) => draft.set('name', 'Scierie'));
    b.apply(a.encode());
    a.edit(shared(anais.at(T0 + 5 * SECOND)), (draft) => draft.set('name', 'Scierie A'));
    b.edit(shared(bruno.at(T0 + 6 * SECOND)), (draft) => draft.set('name', 'Scierie B'));
    a.apply(b.encode());
    a.edit(shared(anais.at(T0 + 9 * SECOND)), (draft) => draft.set('name', 'Scierie C'));
    b.apply(a.encode());
    const values = [a, b].map((record) =>
      record
        .view()
        .past.get('name')
        ?.map(({ value }) => value),
    );
    expect(values[0]).toEqual(['Scierie B', 'Scierie A', 'Scierie']);
    expect(values[1]).toEqual(values[0]);
    expect(a.equals(b)).toBe(true);
  });

  it('keeps the twenty newest values of a field', () => {
    const record = createReplica([]);
    for (let count = 0; count < 30; count += 1)
      record.edit(shared(anais.at(T0 + count * 10 * SECOND)), (draft) => draft.set('size', count));
    const past = record.view().past.get('size') ?? [];
    expect(past.map(({ value }) => value)).toEqual(Array.from({ length: 20 }, (_, index) => 28 - index));
  });

  it('is thrown away field by field when something must not be there any more', () => {
    const record = createReplica([]);
    for (const [index, name] of ['Scierie', 'Menuiserie'].entries())
      record.edit(shared(anais.at(T0 + index * 9 * SECOND)), (draft) => {
        draft.set('name', name);
        draft.set('phone', `05 61 00 00 0${index}`);
      });
    record.edit(anais.at(T0 + 60 * SECOND), (draft) => draft.forget('phone'));
    expect([...record.view().past.keys()]).toEqual(['name']);
  });
});
