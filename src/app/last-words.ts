// What was typed in the last moment before a page goes away. A transaction of the database may not get to its end then,
// so the same bytes are written where writing waits for nobody, and come in at the next start like those of the flight
// recorder (SYNC D4).
import { base64url, type DocId, fromBase64url, isDocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import { RECORD_KINDS, type RecordKind } from '#domain/record/record.ts';
import type { Storage } from '#storage/storage.ts';
import type { Leftover } from '#crdt/flight-recorder.ts';
import type { Store } from '#store/store.ts';

const PREFIX = 'cordee:last-words:';

/** As much of `localStorage` as is used here. */
export type WordShelf = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Null where the browser refuses it, as it then refuses a database. */
export function wordShelf(): WordShelf | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

interface LastWords {
  readonly records: readonly { readonly doc: DocId; readonly kind: RecordKind; readonly state: string }[];
  readonly values: readonly { readonly key: string; readonly value: Json }[];
}

/** Leaving the page, or hiding it, writes what was typed; the browser may give it no second chance. */
export function keepLastWords(
  store: Pick<Store, 'flushAll' | 'unsaved'>,
  shelf: WordShelf | null,
  session: string,
): () => Promise<void> {
  const place = PREFIX + session;
  return async () => {
    // Every box on screen gives its text to its record at once, before anything is waited for.
    const kept = store.flushAll();
    const { records, values } = store.unsaved();
    if (shelf === null || records.length + values.length === 0) return kept;
    put(shelf, place, {
      records: records.map(({ doc, kind, bytes }) => ({ doc, kind, state: base64url(bytes) })),
      values,
    });
    await kept;
    const left = store.unsaved();
    if (left.records.length + left.values.length === 0) shelf.removeItem(place);
  };
}

function put(shelf: WordShelf, place: string, words: LastWords): void {
  try {
    shelf.setItem(place, JSON.stringify(words));
  } catch {
    // A full shelf: the transaction that has begun is then the only copy, as the status line says.
  }
}

/** What pages that are gone left here, as records; drafts of forms go back to their place at once. */
export async function lastWords(shelf: WordShelf | null, storage: Pick<Storage, 'setLocal'>): Promise<Leftover[]> {
  if (shelf === null) return [];
  const places = Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? '').filter((key) =>
    key.startsWith(PREFIX),
  );
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
