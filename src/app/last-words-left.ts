// The other end of `last-words.ts`: what was typed in the last moment of a page comes in at the next start.
import type { Leftover } from '#crdt/flight-recorder.ts';
import { fromBase64url, isDocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import { RECORD_KINDS } from '#domain/record/record.ts';
import type { Storage } from '#storage/storage.ts';
import type { LastWords, WordShelf } from './last-words.ts';

/** What pages that are gone left here, as records; drafts of forms go back to their place at once. */
export async function readLastWords(
  shelf: WordShelf,
  places: readonly string[],
  storage: Pick<Storage, 'setLocal'>,
): Promise<Leftover[]> {
  const found: Leftover[] = [];
  for (const place of places) {
    const words = readWords(shelf.getItem(place) ?? '');
    const written = await Promise.all(words.values.map(({ key, value }) => storage.setLocal(key, value)));
    if (written.some(({ ok }) => !ok)) continue;
    let waiting = words.records.length;
    const drop = (): Promise<void> => {
      waiting -= 1;
      if (waiting <= 0) shelf.removeItem(place);
      return Promise.resolve();
    };
    for (const { doc, kind, state } of words.records) {
      const bytes = fromBase64url(state);
      if (bytes) found.push({ doc, kind, state: bytes, drop });
    }
    if (waiting === 0) shelf.removeItem(place);
  }
  return found;
}

/** Nothing for a shape that this version does not know. */
function readWords(text: string): LastWords {
  const none: LastWords = { records: [], values: [] };
  try {
    const read = JSON.parse(text) as { records?: unknown; values?: unknown } | null;
    const listOf = (value: unknown): Record<string, unknown>[] =>
      Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : [];
    return {
      records: listOf(read?.records).flatMap(({ doc, kind, state }) => {
        const known = RECORD_KINDS.find((one) => one === kind);
        return known && typeof doc === 'string' && isDocId(doc) && typeof state === 'string'
          ? [{ doc, kind: known, state }]
          : [];
      }),
      values: listOf(read?.values).flatMap(({ key, value }) =>
        typeof key === 'string' && value !== undefined ? [{ key, value: value as Json }] : [],
      ),
    };
  } catch {
    return none;
  }
}
