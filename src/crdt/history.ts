// Values that were replaced after others may have read them (SYNC R12): rows of the record, readable offline.
import type * as Y from 'yjs';
import type { Json } from '#domain/json.ts';
import type { Written } from '#domain/record/record.ts';
import { momentOf, secondsOf } from './moment.ts';

/** Of one field no more than these are kept, the newest. */
const PER_FIELD = 20;

export interface History {
  /** The same value replaced on two devices at once is kept once. */
  keep(key: string, replaced: Written): void;
  /** Nothing of this field's past is kept any more (rectification). */
  forget(key: string): void;
  /** Per field, newest first. */
  read(): Map<string, Written[]>;
}

/** @param map root map of the record; its keys are `field@tag@seconds`, its values what stood there */
export function createHistory(map: Y.Map<unknown>): History {
  const rowsOf = (key: string): string[] => [...map.keys()].filter((raw) => raw.startsWith(`${key}@`));
  return {
    keep(key, replaced) {
      if (replaced.value === null) return;
      map.set(`${key}@${replaced.tag}@${secondsOf(replaced.at)}`, replaced.value);
      const rows = rowsOf(key).sort((a, b) => secondsIn(b) - secondsIn(a));
      for (const old of rows.slice(PER_FIELD)) map.delete(old);
    },
    forget(key) {
      for (const row of rowsOf(key)) map.delete(row);
    },
    read() {
      const past = new Map<string, Written[]>();
      for (const [raw, value] of map.entries()) {
        const [key, tag] = raw.split('@');
        const seconds = secondsIn(raw);
        if (!key || !tag || !Number.isSafeInteger(seconds)) continue;
        past.set(key, [...(past.get(key) ?? []), { value: value as Json, at: momentOf(seconds), tag }]);
      }
      for (const written of past.values()) written.sort((a, b) => b.at - a.at || (a.tag < b.tag ? 1 : -1));
      return past;
    },
  };
}

function secondsIn(raw: string): number {
  return Number(raw.slice(raw.lastIndexOf('@') + 1));
}
