// What was typed in the last moment before a page goes away. A transaction of the database may not get to its end then,
// so the same bytes are written where writing waits for nobody, and come in at the next start like those of the flight
// recorder (SYNC D4).
import { base64url, type DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { RecordKind } from '#domain/record/record.ts';
import type { Leftover } from '#crdt/flight-recorder.ts';
import type { Storage } from '#storage/storage.ts';
import type { Store } from '#store/store.ts';

/** Before the name of each place where words lie. */
const LAST_WORDS = 'cordee:last-words:';

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

export interface LastWords {
  readonly records: readonly { readonly doc: DocId; readonly kind: RecordKind; readonly state: string }[];
  readonly values: readonly { readonly key: string; readonly value: Json }[];
}

/** Leaving the page, or hiding it, writes what was typed; the browser may give it no second chance. */
export function keepLastWords(
  store: Pick<Store, 'flushAll' | 'unsaved'>,
  shelf: WordShelf | null,
  session: string,
): () => Promise<void> {
  const place = LAST_WORDS + session;
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

/** Names of the places where pages that are gone left words. */
function placesOf(shelf: WordShelf): string[] {
  const keys = Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? '');
  return keys.filter((key) => key.startsWith(LAST_WORDS));
}

/** What such pages left, read by what is fetched only then: most starts find nothing. */
export async function leftWords(shelf: WordShelf | null, storage: Pick<Storage, 'setLocal'>): Promise<Leftover[]> {
  // Looked for before anything is waited for: this page's own words are no leftover.
  const places = shelf === null ? [] : placesOf(shelf);
  if (shelf === null || places.length === 0) return [];
  const reader = await import('./last-words-left.ts').catch(() => null);
  // Not here yet: they stay where they are for the next start.
  return reader ? reader.readLastWords(shelf, places, storage) : [];
}
