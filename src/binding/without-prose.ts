import { computed, type ReadonlySignal } from '@preact/signals';
import type { RecordView } from '#domain/record/record.ts';

function sameFields(a: RecordView, b: RecordView): boolean {
  if (a.fields === b.fields && a.events === b.events) return true;
  if (a.fields.size !== b.fields.size || a.events.length !== b.events.length) return false;
  for (const key of a.fields.keys()) if (a.fields.get(key) !== b.fields.get(key)) return false;
  return true;
}

/** The view as long as its fields and journal are the same: prose changes at each key stroke and is read elsewhere. */
export function withoutProse(view: ReadonlySignal<RecordView>): ReadonlySignal<RecordView> {
  let last: RecordView | null = null;
  return computed(() => {
    const next = view.value;
    if (last && sameFields(last, next)) return last;
    last = { ...next, texts: new Map() };
    return last;
  });
}
