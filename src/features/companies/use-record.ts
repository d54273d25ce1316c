import { useEffect, useState } from 'preact/hooks';
import type { DocId } from '#domain/ids.ts';
import type { FieldBuffer } from '#store/field-buffer.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';

/** The record, open while the screen is there; undefined while it is read, null when it is not on this device. */
export function useRecord(store: Store, doc: DocId): OpenRecord | null | undefined {
  const [record, setRecord] = useState<OpenRecord | null | undefined>(undefined);
  // A record may arrive from the server while its address is already open.
  const known = store.cards.company.value.has(doc);
  useEffect(() => {
    let left = false;
    let opened: OpenRecord | null = null;
    void store.open(doc).then((found) => {
      if (left) {
        found?.close();
        return;
      }
      opened = found;
      setRecord(found);
    });
    return () => {
      left = true;
      opened?.close();
    };
  }, [store, doc, known]);
  return record;
}

/** Buffers that live as long as the component, written when it goes and when the page is hidden. */
export function useBuffers<Key extends string>(
  make: () => Readonly<Record<Key, FieldBuffer>>,
): Readonly<Record<Key, FieldBuffer>> {
  const [buffers] = useState(make);
  useEffect(() => {
    const all = Object.values<FieldBuffer>(buffers);
    const flush = (): void => {
      for (const buffer of all) void buffer.flush();
    };
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') flush();
    };
    document.addEventListener('visibilitychange', hidden);
    addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('pagehide', flush);
      for (const buffer of all) buffer.dispose();
    };
  }, [buffers]);
  return buffers;
}
