import { describe, expect, it } from 'vitest';
import { addPhoto, markPerson, readPhotos, removePhoto, restorePhoto } from '#domain/dossier/photos.ts';
import { project } from '#domain/record/project.ts';
import { docIdFromBytes } from '#domain/ids.ts';
import { plainRecord, T0, viewOf } from '#tests/unit/domain/plain-record.ts';

const sum = (digit: string): string => digit.repeat(64);
const FACTS = { sha: sum('a'), thumb: sum('b'), type: 'image/jpeg', width: 1600, height: 900, bytes: 400_000 };

describe('photos of a dossier', () => {
  it('are read in the order they were added, with what is known of them', () => {
    const record = plainRecord();
    const later = record.edit((draft) => addPhoto(draft, { ...FACTS, sha: sum('c') }, T0 + 10));
    const first = record.edit((draft) => addPhoto(draft, FACTS, T0));
    record.edit((draft) => markPerson(draft, first, true));
    const photos = readPhotos(record.view);
    expect(photos.map(({ id }) => id)).toEqual([first, later]);
    expect(photos[0]).toEqual({
      ...FACTS,
      id: first,
      caption: '',
      person: true,
      minor: false,
      question: '',
      visit: '',
      at: T0,
    });
  });

  it('know the question and the visit they were taken at, and that nobody has said whether a person is on them', () => {
    const record = plainRecord();
    const place = { question: 'log3', visit: 'v1' };
    record.edit((draft) => addPhoto(draft, FACTS, T0, place));
    expect(readPhotos(record.view)).toMatchObject([{ ...place, person: null }]);
  });

  it('leave by a tombstone, so that a caption written elsewhere meanwhile is not lost, and come back', () => {
    const record = plainRecord();
    const id = record.edit((draft) => addPhoto(draft, FACTS, T0));
    record.edit((draft) => removePhoto(draft, id));
    expect(readPhotos(record.view)).toEqual([]);
    record.edit((draft) => draft.set(`photo/${id}/caption`, 'La cave'));
    record.edit((draft) => restorePhoto(draft, id));
    expect(readPhotos(record.view)).toMatchObject([{ id, caption: 'La cave' }]);
  });

  it('are passed over when their sums are none (R10)', () => {
    const view = viewOf({ 'photo/x/sha': '../../etc', 'photo/x/thumb': sum('b'), 'photo/y/caption': 'orphan' });
    expect(readPhotos(view)).toEqual([]);
  });

  it('name their thumbnails on the card, which has none without photos', () => {
    const record = plainRecord();
    const doc = docIdFromBytes(new Uint8Array(16));
    const card = () => project('dossier', doc, record.view, { grids: new Map(), updatedAt: T0 });
    expect(card()).not.toHaveProperty('thumbs');
    record.edit((draft) => addPhoto(draft, FACTS, T0));
    expect(card()).toMatchObject({ thumbs: [sum('b')] });
  });
});
