// What a withdrawal leaves behind, so that no other copy of the record brings it back (SYNC L5).
import type { DocId } from '#domain/ids.ts';

/** Where a tablet remembers that a record was withdrawn from it. */
export function withdrawnKey(doc: DocId): string {
  return `withdrawn:${doc}`;
}
