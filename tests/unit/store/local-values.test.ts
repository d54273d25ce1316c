import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Json } from '#domain/json.ts';
import { createLocalValues } from '#store/local-values.ts';
import { createSaveLedger } from '#store/save-status.ts';

/** A tablet's own shelf, which refuses while it is full. */
function shelf() {
  const kept = new Map<string, Json>();
  const state = { full: false };
  return {
    kept,
    state,
    storage: {
      getLocal: async (key: string) => ({ ok: true as const, value: kept.get(key) }),
      async setLocal(key: string, value: Json) {
        if (state.full) return { ok: false as const, error: { type: 'storage-full' as const, detail: '' } };
        kept.set(key, value);
        return { ok: true as const, value: undefined };
      },
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a value that the tablet refused stays readable, is in the export, and is written by itself with room again', async () => {
  const { kept, state, storage } = shelf();
  const ledger = createSaveLedger();
  const local = createLocalValues(storage, ledger);
  state.full = true;
  await local.set('draft', { name: 'Moulin' });
  expect(ledger.status.value.type).toBe('failed');
  expect(await local.get('draft')).toEqual({ name: 'Moulin' });
  expect(local.unsaved()).toEqual([{ key: 'draft', value: { name: 'Moulin' } }]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(ledger.status.value.type).toBe('failed');
  state.full = false;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(ledger.status.value.type).toBe('saved');
  expect(kept.get('draft')).toEqual({ name: 'Moulin' });
  expect(local.unsaved()).toEqual([]);
});

test('the newest value wins, and the refusal of a replaced one is not held against it', async () => {
  const { kept, state, storage } = shelf();
  const ledger = createSaveLedger();
  const local = createLocalValues(storage, ledger);
  state.full = true;
  const first = local.set('draft', 'M');
  state.full = false;
  await Promise.all([first, local.set('draft', 'Mo')]);
  expect(ledger.status.value.type).toBe('saved');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(kept.get('draft')).toBe('Mo');
});

test('while a draft is written nothing is called saved; a place on the screen is written without a word, unless the tablet refuses it', async () => {
  const { state, storage } = shelf();
  const ledger = createSaveLedger();
  const local = createLocalValues(storage, ledger);
  const draft = local.set('draft', 'Moulin');
  expect(ledger.status.value.type).toBe('typing');
  await draft;
  const place = local.set('resume', { scroll: 3 }, 'place');
  expect(ledger.status.value.type).toBe('saved');
  await place;
  state.full = true;
  await local.set('resume', { scroll: 4 }, 'place');
  expect(ledger.status.value.type).toBe('failed');
});
