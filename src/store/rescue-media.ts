// Photos and voice notes that exist on this tablet alone, for the file a person can carry away.
import type { DocId } from '#domain/ids.ts';
import type { Storage } from '#storage/storage.ts';
import type { BlobRow } from '#storage/tables.ts';
import { mediaType } from './media-type.ts';
import type { Pending } from './pending.ts';
import type { ArchiveEntry } from './rescue-archive.ts';

/** One of them as the file names it. `sha`: SHA-256 in hexadecimal digits; `at`: ms since 1970. */
export interface RescuedMedium {
  readonly doc: DocId;
  readonly sha: string;
  readonly thumb: boolean;
  readonly voice: boolean;
  readonly at: number;
  /** Where it is in the archive. */
  readonly file: string;
}

/** What was never received of the given records (default: of all), refused or waiting, oldest first. */
export async function unsentMedia(
  storage: Pick<Storage, 'blobs'>,
  { photos }: Pick<Pending, 'photos'>,
  only?: readonly DocId[],
): Promise<RescuedMedium[]> {
  const docs = new Set([...photos.waiting.keys(), ...photos.refused.map(({ doc }) => doc)]);
  const media: RescuedMedium[] = [];
  for (const doc of only ? only.filter((one) => docs.has(one)) : docs) {
    const rows = await storage.blobs.of(doc);
    const unsent = rows.ok ? rows.value.filter(({ state }) => state === 'waiting' || state === 'refused') : [];
    for (const row of unsent.sort((a, b) => a.at - b.at)) media.push(medium(row, await endingOf(storage, row)));
  }
  return media;
}

/** Their bytes, one after the other; what cannot be read any more is passed over. */
export async function* bytesOf(
  storage: Pick<Storage, 'blobs'>,
  media: readonly RescuedMedium[],
): AsyncIterable<ArchiveEntry> {
  for (const { sha, file } of media) {
    const bytes = await storage.blobs.bytes(sha);
    if (bytes.ok && bytes.value) yield { file, body: bytes.value };
  }
}

/** A recording is another kind of file on another machine: only its bytes say which. */
async function endingOf(storage: Pick<Storage, 'blobs'>, { sha, voice }: BlobRow): Promise<string> {
  if (!voice) return 'jpg';
  const bytes = await storage.blobs.bytes(sha);
  const [family, kind = ''] = mediaType((bytes.ok && bytes.value) || new Uint8Array(0)).split('/');
  return family === 'audio' ? kind : 'bin';
}

function medium({ doc, sha, thumb, voice, at }: BlobRow, ending: string): RescuedMedium {
  const folder = voice ? 'notes-vocales' : thumb === 1 ? 'miniatures' : 'photos';
  // The same picture in two records is in the archive once for each.
  const file = `${folder}/${doc.slice(0, 6)}-${sha.slice(0, 12)}.${ending}`;
  return { doc, sha, thumb: thumb === 1, voice: voice === true, at, file };
}
