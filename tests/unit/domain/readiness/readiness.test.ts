import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, LINES, type ReadinessFacts, ROOM, verdictOf } from '#domain/readiness/readiness.ts';
import { isWhole, wipeReasons, type WipeFacts } from '#domain/readiness/wipe.ts';

const READY: ReadinessFacts = {
  worker: { state: 'active', version: '1.0.0', expected: 80, missing: [], updateWaiting: false },
  version: '1.0.0',
  gridQuestions: 91,
  gridsMissing: 0,
  records: { needed: 6, whole: 6, arriving: 0, damaged: 0 },
  aids: 49,
  communes: 94,
  notice: 9,
  noticeVersion: '1',
  exporter: true,
  persisted: true,
  free: 2_000_000_000,
  clockOffset: 900,
  battery: { level: 0.9, charging: false },
  unsent: { joined: true, records: 0, photos: 0, voices: 0, stuck: 0, saved: true },
};

const verdict = (change: Partial<ReadinessFacts>) => verdictOf(linesOf({ ...READY, ...change }));
const stateOf = (id: string, change: Partial<ReadinessFacts>) =>
  linesOf({ ...READY, ...change }).find((line) => line.id === id)?.state;

describe('« Prêt à partir »', () => {
  it('says ready when every needed thing was seen to be there', () => {
    expect(verdict({})).toEqual({ type: 'ready', advice: 0 });
  });

  it('says no before the worker holds the whole app, and nothing of the app counts as kept', () => {
    const worker = { ...READY.worker, state: 'installing' as const, expected: 0 };
    expect(verdict({ worker })).toEqual({ type: 'missing', count: 5 });
    for (const id of ['app', 'grid', 'aids', 'notice', 'map']) expect(stateOf(id, { worker })).toBe('missing');
  });

  it('says no when one file of the app is missing from the cache', () => {
    expect(stateOf('app', { worker: { ...READY.worker, missing: ['assets/visit.js'] } })).toBe('missing');
  });

  it('claims nothing when the worker does not answer', () => {
    const worker = { ...READY.worker, state: 'silent' as const, expected: 0 };
    expect(verdict({ worker }).type).toBe('unknown');
  });

  it('a dossier of the week that is on its way, or damaged, is missing', () => {
    expect(stateOf('records', { records: { needed: 6, whole: 5, arriving: 1, damaged: 0 } })).toBe('missing');
    expect(stateOf('records', { records: { needed: 6, whole: 5, arriving: 0, damaged: 1 } })).toBe('missing');
  });

  it('a dossier whose own grid is not here is missing its grid', () => {
    expect(stateOf('grid', { gridsMissing: 1 })).toBe('missing');
  });

  it('advice does not stand in the way: battery, clock, promise of the browser, new version, what waits to be sent', () => {
    const change: Partial<ReadinessFacts> = {
      battery: { level: 0.2, charging: false },
      clockOffset: 3_600_000,
      persisted: false,
      worker: { ...READY.worker, updateWaiting: true },
      unsent: { ...READY.unsent, records: 2 },
    };
    expect(verdict(change)).toEqual({ type: 'ready', advice: 5 });
  });

  it('a battery that charges is enough, whatever its level', () => {
    expect(stateOf('battery', { battery: { level: 0.1, charging: true } })).toBe('yes');
  });

  it('what a browser does not tell is unknown, and stands in the way only where it was looked for in vain', () => {
    expect(stateOf('battery', { battery: null })).toBe('unknown');
    expect(stateOf('clock', { clockOffset: null })).toBe('unknown');
    expect(verdict({ battery: null, clockOffset: null, free: null })).toEqual({ type: 'ready', advice: 0 });
    expect(verdict({ exporter: null })).toEqual({ type: 'unknown', count: 1 });
  });

  it('a key stroke that is not durable, or too little room, is missing', () => {
    expect(verdict({ unsent: { ...READY.unsent, saved: false } })).toEqual({ type: 'missing', count: 1 });
    expect(verdict({ free: ROOM - 1 })).toEqual({ type: 'missing', count: 1 });
  });

  it('never says ready while a needed line does not say yes, whatever the facts', () => {
    const facts = fc.record<ReadinessFacts>({
      worker: fc.record({
        state: fc.constantFrom('active', 'installing', 'absent', 'silent', 'none'),
        version: fc.constant(null),
        expected: fc.nat(3),
        missing: fc.array(fc.constant('a.js'), { maxLength: 1 }),
        updateWaiting: fc.boolean(),
      }),
      version: fc.constant('1'),
      gridQuestions: fc.nat(1),
      gridsMissing: fc.nat(1),
      records: fc.record({ needed: fc.nat(2), whole: fc.nat(2), arriving: fc.nat(1), damaged: fc.nat(1) }),
      aids: fc.option(fc.nat(1)),
      communes: fc.constantFrom(0, 94),
      notice: fc.nat(1),
      noticeVersion: fc.constant('1'),
      exporter: fc.option(fc.boolean()),
      persisted: fc.boolean(),
      free: fc.option(fc.constantFrom(0, ROOM)),
      clockOffset: fc.option(fc.constantFrom(0, 1e9)),
      battery: fc.option(fc.record({ level: fc.double({ min: 0, max: 1, noNaN: true }), charging: fc.boolean() })),
      unsent: fc.record({
        joined: fc.boolean(),
        records: fc.nat(1),
        photos: fc.nat(1),
        voices: fc.nat(1),
        stuck: fc.nat(1),
        saved: fc.boolean(),
      }),
    });
    fc.assert(
      fc.property(facts, (given) => {
        const lines = linesOf(given);
        expect(lines.map(({ id }) => id)).toEqual([...LINES]);
        const open = lines.filter((line) => line.needed && line.id !== 'space' && line.state !== 'yes');
        expect(verdictOf(lines).type === 'ready').toBe(
          open.length === 0 && lines.find(({ id }) => id === 'space')?.state !== 'missing',
        );
      }),
    );
  });
});

describe('« Puis-je effacer cette tablette ? »', () => {
  const CLEAN: WipeFacts = {
    joined: true,
    saved: true,
    waiting: 0,
    refused: 0,
    photos: 0,
    drafts: 0,
    tabs: 1,
    receivedAt: 1,
  };

  it('says yes when nothing is on this tablet alone', () => {
    expect(wipeReasons(CLEAN)).toEqual([]);
  });

  it('each thing that is only here is a no, with its reason', () => {
    const reasons: [Partial<WipeFacts>, string][] = [
      [{ joined: false }, 'alone'],
      [{ saved: false }, 'unsaved'],
      [{ waiting: 1 }, 'waiting'],
      [{ refused: 1 }, 'refused'],
      [{ photos: 1 }, 'photos'],
      [{ drafts: 1 }, 'drafts'],
      [{ tabs: 2 }, 'tabs'],
      [{ receivedAt: null }, 'no-receipt'],
    ];
    for (const [change, reason] of reasons) expect(wipeReasons({ ...CLEAN, ...change })).toEqual([reason]);
  });

  it('a day is whole when each of its three counts is', () => {
    const day = { changes: 3, changesReceived: 3, records: 1, recordsReceived: 1, photos: 2, photosReceived: 2 };
    expect(isWhole(day)).toBe(true);
    expect(isWhole({ ...day, photosReceived: 1 })).toBe(false);
    expect(isWhole({ ...day, changesReceived: 2 })).toBe(false);
  });
});
