import { describe, expect, it } from 'vitest';
import { internalNoteOf, noteOf, oldNotes, questionOfText, writeNote } from '#domain/dossier/notes.ts';
import { plainRecord, register, T0, viewOf } from '#tests/unit/domain/plain-record.ts';

describe('The shared note of a question', () => {
  it('is its prose', () => {
    expect(noteOf(viewOf({}, [], { 'note/off1': 'trois ans de stock' }), 'off1')).toBe('trois ans de stock');
    expect(noteOf(viewOf({}), 'off1')).toBe('');
  });

  it('is what an earlier version wrote, as long as nobody has taken it up', () => {
    expect(noteOf(viewOf({ 'a/off1/note': 'en 2024' }), 'off1')).toBe('en 2024');
  });

  it('keeps both notes an earlier version wrote apart', () => {
    const view = viewOf({});
    const other = { value: 'four neuf', at: T0 - 1, tag: 'bruno' };
    const fields = new Map([['a/off1/note', register('en 2024', T0, [other])]]);
    expect(oldNotes({ ...view, fields }, 'off1')).toEqual(['en 2024', 'four neuf']);
    expect(noteOf({ ...view, fields }, 'off1')).toBe('en 2024\nfour neuf');
  });

  it('shows what an older tablet wrote after it was carried over, once', () => {
    const view = viewOf({ 'a/off1/note': 'four neuf' }, [], { 'note/off1': 'en 2024' });
    expect(noteOf(view, 'off1')).toBe('en 2024\nfour neuf');
    expect(noteOf({ ...view, texts: new Map([['note/off1', 'un four neuf']]) }, 'off1')).toBe('un four neuf');
  });

  it('stays beside the old one, which is neither moved nor lost', () => {
    const record = plainRecord();
    record.edit((draft) => draft.set('a/off1/note', 'en 2024'));
    record.edit((draft) => writeNote(draft, 'off1', 'un four neuf'));
    expect(record.view.texts.get('note/off1')).toBe('un four neuf');
    expect(oldNotes(record.view, 'off1')).toEqual(['en 2024']);
    expect(noteOf(record.view, 'off1')).toBe('un four neuf\nen 2024');
  });

  it('that had taken up the old one is the only one from the next word on', () => {
    const record = plainRecord();
    record.edit((draft) => draft.text('note/off1', 'en 2024, deux'));
    record.edit((draft) => draft.set('a/off1/note', 'en 2024'));
    record.edit((draft) => writeNote(draft, 'off1', 'deux'));
    expect(noteOf(record.view, 'off1')).toBe('deux');
  });

  it('is another text than the internal one', () => {
    const view = viewOf({}, [], { 'internal/off1': 'à revoir avec Luc' });
    expect([noteOf(view, 'off1'), internalNoteOf(view, 'off1')]).toEqual(['', 'à revoir avec Luc']);
  });

  it('names its question, whatever the id', () => {
    expect(['note/ctx.secteur', 'internal/off1', 'notes', 'visitWords/v1'].map(questionOfText)).toEqual([
      'ctx.secteur',
      'off1',
      null,
      null,
    ]);
  });
});
