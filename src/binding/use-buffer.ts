// Buffers that live as long as their input. Leaving the page writes them all: that is the store's work.
import { useLayoutEffect, useMemo } from 'preact/hooks';
import type { FieldBuffer, FieldOptions } from '#store/field-buffer.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';

function useDisposed(buffers: readonly FieldBuffer[], owner: unknown): void {
  // The owner of the buffers says when they are other ones.
  useLayoutEffect(
    () => () => {
      for (const buffer of buffers) buffer.dispose();
    },
    // oxlint-disable-next-line react/exhaustive-deps
    [owner],
  );
}

/** A buffer between one field and its input; `options` must be the same object while the field is on screen. */
export function useField(store: Store, record: OpenRecord, key: string, options?: FieldOptions): FieldBuffer {
  const buffer = useMemo(() => store.field(record, key, options), [store, record, key, options]);
  useDisposed([buffer], buffer);
  return buffer;
}

/** A buffer between shared prose and its text area. */
export function useProse(store: Store, record: OpenRecord, name: string): FieldBuffer {
  const buffer = useMemo(() => store.prose(record, name), [store, record, name]);
  useDisposed([buffer], buffer);
  return buffer;
}

/** Several fields of one record, for a form that reads them together. */
export function useBuffers<Name extends string>(
  record: OpenRecord,
  make: () => Readonly<Record<Name, FieldBuffer>>,
): Readonly<Record<Name, FieldBuffer>> {
  // `make` is a new function at each render; the record says when the buffers are other ones.
  // oxlint-disable-next-line react/exhaustive-deps
  const buffers = useMemo(make, [record]);
  useDisposed(Object.values<FieldBuffer>(buffers), buffers);
  return buffers;
}
