// A record and its fields for as long as a screen shows them.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { DocId } from '#domain/ids.ts';
import type { FieldBuffer, FieldOptions } from '#store/field-buffer.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';

/** The record; undefined while it loads, null when it is not on this device. */
export function useRecord(store: Store, doc: DocId): OpenRecord | null | undefined {
  const [opened, setOpened] = useState<{ readonly doc: DocId; readonly record: OpenRecord | null } | null>(null);
  useEffect(() => {
    let gone = false;
    let held: OpenRecord | null = null;
    void store.open(doc).then((record) => {
      if (gone) {
        record?.close();
        return;
      }
      held = record;
      setOpened({ doc, record });
    });
    return () => {
      gone = true;
      held?.close();
    };
  }, [store, doc]);
  return opened?.doc === doc ? opened.record : undefined;
}

/** Writes what is in the buffer when its field leaves the screen or the page is hidden. */
function useFlushed(buffer: FieldBuffer): void {
  useEffect(() => {
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') void buffer.flush();
    };
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      buffer.dispose();
    };
  }, [buffer]);
}

/** A buffer between one field and its input; `options` must stay the same while the field is on screen. */
export function useField(store: Store, record: OpenRecord, key: string, options?: FieldOptions): FieldBuffer {
  const buffer = useMemo(() => store.field(record, key, options), [store, record, key, options]);
  useFlushed(buffer);
  return buffer;
}
