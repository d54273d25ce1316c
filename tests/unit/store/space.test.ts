import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import type { Json } from '#domain/json.ts';
import { type DocId, docIdFromBytes } from '#domain/ids.ts';
import type { DossierCard } from '#domain/record/cards.ts';
import { askAfterFirstVisit, persistenceAnswer } from '#store/persistence.ts';
import { archivedAmong, levelOf, makeRoom, type SpacePorts } from '#store/space.ts';
import { T0 } from '#tests/support/writers.ts';

const DAY = 86_400_000;
const docs = [1, 2, 3, 4].map((n) => docIdFromBytes(new Uint8Array(16).fill(n)));
const [open, recent, old, oldest] = docs as [DocId, DocId, DocId, DocId];

function dossier(doc: DocId, state: string, days: number): DossierCard {
  return { doc, kind: 'dossier', state, stateSince: T0 - days * DAY, lastVisit: null } as DossierCard;
}

const dossiers = [
  dossier(open, 'suivi', 800),
  dossier(recent, 'clos', 364),
  dossier(old, 'clos', 366),
  dossier(oldest, 'anonymise', 900),
];

/** A tablet whose room is freed by what leaves it: 10 for a photo, 5 for a record. */
function tablet(usage: number, photos: number, shown?: DocId) {
  const evicted: DocId[] = [];
  const state = { usage, photos };
  const ports: SpacePorts = {
    platform: { storageHealth: async () => ({ persisted: true, usage: state.usage, quota: 100 }) },
    storage: {
      blobs: {
        async evict(limit) {
          const gone = Math.min(limit, state.photos, 1);
          state.photos -= gone;
          state.usage -= gone * 10;
          return { ok: true, value: gone };
        },
      },
      async evict(wanted) {
        const gone = wanted.filter((doc) => !evicted.includes(doc));
        evicted.push(...gone);
        state.usage -= gone.length * 5;
        return { ok: true, value: gone };
      },
    },
    dossiers: () => dossiers,
    isOpen: (doc) => doc === shown,
    now: () => T0,
    idle: () => Promise.resolve(),
  };
  return { ports, evicted, state };
}

describe('room on the tablet (D7)', () => {
  it('the person is told from 70 %, things leave from 85 %, and a browser that tells nothing counts as roomy', () => {
    const levels = [0, 69, 70, 84, 85, 100].map((usage) => levelOf({ usage, quota: 100 }));
    expect(levels).toEqual(['roomy', 'roomy', 'advice', 'advice', 'tight', 'tight']);
    expect([levelOf({ usage: null, quota: 9 }), levelOf({ usage: 9, quota: null })]).toEqual(['roomy', 'roomy']);
  });

  it('a dossier is archived when its card says that it ended more than a year ago; the oldest goes first', () => {
    expect(archivedAmong(dossiers, T0)).toEqual([oldest, old]);
  });

  it('nothing leaves a tablet that is not tight', async () => {
    const { ports, evicted, state } = tablet(84, 3);
    expect(await makeRoom(ports)).toEqual({ level: 'advice', blobs: 0, records: 0 });
    expect([evicted, state.photos]).toEqual([[], 3]);
  });

  it('photos leave first, then archived records that no screen shows, and no more than needed', async () => {
    const enough = tablet(90, 3);
    expect(await makeRoom(enough.ports)).toEqual({ level: 'advice', blobs: 1, records: 0 });
    const short = tablet(100, 1, old);
    expect(await makeRoom(short.ports)).toEqual({ level: 'tight', blobs: 1, records: 1 });
    expect(short.evicted).toEqual([oldest]);
  });
});

describe('the promise of the browser to keep the data (D7)', () => {
  function settings(persisted: boolean) {
    const kept = new Map<string, Json>();
    const cards = signal<ReadonlyMap<DocId, DossierCard>>(new Map());
    let asked = 0;
    const ports = {
      cards: { dossier: cards },
      local: {
        get: async (key: string) => kept.get(key),
        set: async (key: string, value: Json) => void kept.set(key, value),
      },
      platform: {
        now: () => T0,
        storageHealth: async () => ({ persisted, usage: null, quota: null }),
        askPersistence: async () => {
          asked += 1;
          return false;
        },
      },
    };
    const visited = (doc: DocId): void => {
      cards.value = new Map([
        ...cards.value,
        [doc, { ...dossier(doc, 'visite', 1), lastVisit: '2026-11-23' as never }],
      ]);
    };
    return { ports, visited, asked: () => asked };
  }

  it('is asked for once, when the first visit is saved, and the answer is remembered', async () => {
    const { ports, visited, asked } = settings(false);
    askAfterFirstVisit(ports);
    expect(asked()).toBe(0);
    visited(open);
    await expect.poll(() => persistenceAnswer(ports.local)).toEqual({ at: T0, granted: false });
    visited(recent);
    askAfterFirstVisit(ports);
    await expect.poll(() => persistenceAnswer(ports.local)).toEqual({ at: T0, granted: false });
    expect(asked()).toBe(1);
  });

  it('is not asked for where it was given already', async () => {
    const { ports, visited, asked } = settings(true);
    askAfterFirstVisit(ports);
    visited(open);
    await new Promise((done) => setImmediate(done));
    expect(asked()).toBe(0);
  });
});
