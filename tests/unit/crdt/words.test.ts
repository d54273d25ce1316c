import { describe, expect, it } from 'vitest';
import { createReplica } from '#crdt/record.ts';
import { wordsIn } from '#crdt/words.ts';
import { T0, writerOf } from '#tests/support/writers.ts';

describe('the words of an update', () => {
  it('are told when what it completes is not there', () => {
    const replica = createReplica([]);
    const writer = writerOf('anais');
    replica.edit(writer.at(T0), (draft) => draft.text('notes', 'La scie date de 1960.'));
    const later = replica.edit(writer.at(T0), (draft) => {
      draft.text('notes', 'La scie date de 1960. Le fils la reprend.');
      draft.set('phone', '05 61 04 00 00');
    });
    const update = later as Uint8Array;
    expect(createReplica([update]).view().texts.get('notes') ?? '').toBe('');
    const words = wordsIn(update);
    expect(words.map(({ value }) => value).join(' ')).toContain('Le fils la reprend.');
    expect(JSON.stringify(words.find(({ key }) => key.startsWith('phone@')))).toContain('05 61 04 00 00');
  });

  it('are none in bytes that cannot be read', () => {
    expect(wordsIn(new Uint8Array([9, 9, 9]))).toEqual([]);
  });
});
