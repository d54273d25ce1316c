import { describe, expect, it } from 'vitest';
import { addVoice, readVoices, removeVoice, restoreVoice } from '#domain/dossier/voice.ts';
import { plainRecord, T0, viewOf } from '#tests/unit/domain/plain-record.ts';

const FACTS = { sha: 'a'.repeat(64), type: 'audio/webm', bytes: 90_000, seconds: 42 };

describe('voice notes of a dossier', () => {
  it('name their sound, their length and where they were recorded', () => {
    const record = plainRecord();
    const place = { question: 'cap1', visit: 'v1' };
    const id = record.edit((draft) => addVoice(draft, FACTS, T0, place));
    expect(readVoices(record.view)).toEqual([{ ...FACTS, ...place, id, caption: '', at: T0 }]);
  });

  it('leave and come back', () => {
    const record = plainRecord();
    const id = record.edit((draft) => addVoice(draft, FACTS, T0));
    record.edit((draft) => removeVoice(draft, id));
    expect(readVoices(record.view)).toEqual([]);
    record.edit((draft) => restoreVoice(draft, id));
    expect(readVoices(record.view)).toMatchObject([{ id, question: '' }]);
  });

  it('that name no sound are passed over (R10)', () => {
    const view = viewOf({ 'voice/a/sha': 'x', 'voice/b/sha': 'a'.repeat(64), 'voice/b/type': 'text/html' });
    expect(readVoices(view)).toEqual([]);
  });
});
