import { useEffect, useMemo, useState } from 'preact/hooks';
import type { DocId } from '#domain/ids.ts';
import type { FieldBuffer } from '#store/field-buffer.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';

/** The record, open while the screen is there; undefined while it is read, null when it is not on this device. */
export function useRecord(store: Store, doc: DocId): OpenRecord | null | undefined {
  const [record, setRecord] = useState<OpenRecord | null | undefined>(undefined);
  // A record may arrive from the server while its address is already open.
  const known = store.cards.session.value.has(doc);
  useEffect(() => {
    let left = false;
    let opened: OpenRecord | null = null;
    void store.open(doc).then((found) => {
      opened = found;
      if (left) found?.close();
      else setRecord(found);
    });
    return () => {
      left = true;
      opened?.close();
    };
  }, [store, doc, known]);
  return record;
}

/** A buffer that lives as long as its input, written when the page is hidden. `owner` and `key` name what it binds. */
export function useBuffer(owner: OpenRecord, key: string, make: () => FieldBuffer): FieldBuffer {
  // `make` is a new function at each render; the record and the key say when it is another buffer.
  // oxlint-disable-next-line react/exhaustive-deps
  const buffer = useMemo(make, [owner, key]);
  useEffect(() => {
    const flush = (): void => void buffer.flush();
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') flush();
    };
    document.addEventListener('visibilitychange', hidden);
    addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('pagehide', flush);
      buffer.dispose();
    };
  }, [buffer]);
  return buffer;
}
