// Fields as multi-value registers over flat keys of one Y.Map (SYNC R2, R3).
import type * as Y from 'yjs';
import { type Json, sameJson } from '#domain/json.ts';
import type { Register, Written } from '#domain/record/record.ts';
import { momentOf, secondsOf } from './moment.ts';

/** `[value, seconds]` under `key@tag`. */
type Entry = [value: Json, seconds: number];

export interface Registers {
  readonly fields: ReadonlyMap<string, Register>;
  /** Rereads one raw key of the map after it changed. */
  refresh(rawKey: string): void;
  write(
    key: string,
    value: Json,
    by: { readonly tag: string; readonly at: number },
    seen: Register | null | undefined,
    /** Hears of each value that this write takes away. */
    onReplaced: (replaced: Written) => void,
  ): void;
}

/** Later first; equal moments by tag. The same on every device, so that all show the same value. */
function byRank(a: Written, b: Written): number {
  return b.at - a.at || (a.tag < b.tag ? 1 : -1);
}

/** Concurrent writers of one and the same value do not disagree: they count as one. */
function registerOf(written: readonly Written[]): Register | undefined {
  const [shown, ...rest] = [...written].sort(byRank);
  if (shown === undefined) return undefined;
  const others: Written[] = [];
  for (const candidate of rest) {
    if ([shown, ...others].some((other) => sameJson(other.value, candidate.value))) continue;
    others.push(candidate);
  }
  return { ...shown, others };
}

export function createRegisters(map: Y.Map<unknown>): Registers {
  const entries = new Map<string, Map<string, Written>>();
  const fields = new Map<string, Register>();

  function split(rawKey: string): [key: string, tag: string] | null {
    const at = rawKey.lastIndexOf('@');
    return at > 0 ? [rawKey.slice(0, at), rawKey.slice(at + 1)] : null;
  }

  function refresh(rawKey: string): void {
    const parts = split(rawKey);
    if (!parts) return;
    const [key, tag] = parts;
    const raw = map.get(rawKey);
    const written = readEntry(raw, tag);
    const byTag = entries.get(key) ?? new Map<string, Written>();
    if (written) byTag.set(tag, written);
    else byTag.delete(tag);
    entries.set(key, byTag);
    const register = registerOf([...byTag.values()]);
    if (register) fields.set(key, register);
    else fields.delete(key);
  }

  const write: Registers['write'] = (key, value, { tag, at }, seen, onReplaced) => {
    const present = [...(entries.get(key)?.values() ?? [])];
    const [only] = present;
    if (present.length === 1 && only && sameJson(only.value, value)) return;
    if (present.length === 0 && value === null) return;
    const seenBefore = (written: Written): boolean =>
      seen === undefined || (seen !== null && [seen, ...seen.others].some((other) => isSame(other, written)));
    for (const other of present) {
      if (other.tag !== tag && !seenBefore(other)) continue;
      if (!sameJson(other.value, value)) onReplaced(other);
      if (other.tag === tag) continue;
      map.delete(`${key}@${other.tag}`);
      refresh(`${key}@${other.tag}`);
    }
    const entry: Entry = [value, secondsOf(at)];
    map.set(`${key}@${tag}`, entry);
    refresh(`${key}@${tag}`);
  };

  for (const rawKey of map.keys()) refresh(rawKey);
  return { fields, refresh, write };
}

function isSame(a: Written, b: Written): boolean {
  // Values that agree were shown as one: having seen one of them is having seen them all.
  return (a.tag === b.tag && a.at === b.at) || sameJson(a.value, b.value);
}

/** Tolerates what an other version or a hostile device wrote: a foreign shape is read as absent, and kept (SYNC R10). */
function readEntry(raw: unknown, tag: string): Written | null {
  if (!Array.isArray(raw) || raw.length < 2 || typeof raw[1] !== 'number') return null;
  return { value: raw[0] as Json, at: momentOf(raw[1]), tag };
}
