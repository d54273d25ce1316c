// Which photos may stand in a document. Inside the team is the default (PRODUCT R6): a photo enters only where its use
// outside was agreed to, person on it or not.
import { readPhotos, type Photo } from '#domain/dossier/photos.ts';
import { flagOf } from '#domain/record/read.ts';
import type { RecordView } from '#domain/record/record.ts';
import type { Picture } from './block.ts';

/** On two pages there is room for so many. */
export const PHOTOS_SHOWN = 4;

export interface PhotoFacts {
  readonly shown: readonly Picture[];
  /** Agreed, and without room here. */
  readonly more: number;
}

function isAgreed(dossier: RecordView, { id }: Photo): boolean {
  return flagOf(dossier, `photo/${id}/use/rapport`) || flagOf(dossier, `photo/${id}/use/publication`);
}

export function photoFacts(dossier: RecordView): PhotoFacts {
  const agreed = readPhotos(dossier).filter((photo) => isAgreed(dossier, photo));
  const shown = agreed
    .slice(0, PHOTOS_SHOWN)
    .map(({ sha, width, height, caption }) => ({ sha, width, height, caption, sketch: [] }));
  return { shown, more: agreed.length - shown.length };
}
