// Which photos may stand in a document handed to the company: those whose use in a report was agreed to (PRODUCT R6).
import type { Day } from '#domain/day.ts';
import { mayUsePhoto } from '#domain/dossier/consents.ts';
import { readPhotos } from '#domain/dossier/photos.ts';
import { readSketch } from '#domain/dossier/sketches.ts';
import type { RecordView } from '#domain/record/record.ts';
import type { Picture } from './block.ts';

/** On two pages there is room for so many. */
const PHOTOS_SHOWN = 4;

export interface PhotoFacts {
  readonly shown: readonly Picture[];
  /** Agreed, and without room here. */
  readonly more: number;
}

export function photoFacts(dossier: RecordView, today: Day): PhotoFacts {
  const agreed = readPhotos(dossier).filter((photo) => mayUsePhoto(dossier, photo, 'rapport', today));
  const shown = agreed
    .slice(0, PHOTOS_SHOWN)
    .map(({ id, sha, width, height, caption }) => ({ sha, width, height, caption, sketch: readSketch(dossier, id) }));
  return { shown, more: agreed.length - shown.length };
}
