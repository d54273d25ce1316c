import { computed, effect } from '@preact/signals';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { DocId } from '#domain/ids.ts';
import { RECORD_KINDS } from '#domain/record/record.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';

type Read = OpenRecord | null;

/**
 * Opens a record and calls back with it, or with null while it is not on this device; again when its card arrives or,
 * for one of which only the card is here, when it does: its card then says what it said before.
 * The returned function closes it.
 */
export function followRecord(
  store: Pick<Store, 'cards' | 'open' | 'onArrival'>,
  doc: DocId,
  onRead: (record: Read) => void,
): () => void {
  const card = computed(() => {
    const kind = RECORD_KINDS.find((one) => store.cards[one].value.has(doc));
    return kind && store.cards[kind].value.get(doc);
  });
  let held: Read = null;
  let told = false;
  let left = false;

  async function read(): Promise<void> {
    const before = card.peek();
    const record = await store.open(doc);
    if (left || held) return record?.close();
    // It may arrive while the database answers that it is not there.
    if (record === null && card.peek() !== before) return read();
    held = record;
    // Its card may come before it does, and be made again: that it is not here is said once.
    if (record !== null || !told) onRead(record);
    told = true;
  }

  const stop = effect(() => {
    void card.value;
    if (!held) void read();
  });
  const deaf = store.onArrival((docs) => {
    if (!held && docs.includes(doc)) void read();
  });
  return () => {
    left = true;
    stop();
    deaf();
    held?.close();
  };
}

/** The record, open while the screen is there: undefined while it is read, null when it is not on this device. */
export function useRecord(store: Store, doc: DocId): OpenRecord | null | undefined {
  const [opened, setOpened] = useState<{ readonly doc: DocId; readonly record: Read } | null>(null);
  // Before the screen is painted: a record that is in memory is then shown at once.
  useLayoutEffect(() => followRecord(store, doc, (record) => setOpened({ doc, record })), [store, doc]);
  // At another address the last record is still in the state until the next one is read.
  return opened?.doc === doc ? opened.record : undefined;
}
