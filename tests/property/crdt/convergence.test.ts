import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplica, type Replica } from '#crdt/record.ts';
import { admit } from '#crdt/inspection.ts';
import { diffUpdate, EMPTY_STATE_VECTOR, mergeUpdates, stateVectorOf } from '#crdt/updates.ts';
import { sameJson } from '#domain/json.ts';
import type { RecordView } from '#domain/record/record.ts';
import { T0, writerOf } from '#tests/support/writers.ts';

const KEYS = ['name', 'commune', 'a/off1', 'visit/r1/date'];
const PLACES = 5;

type Step =
  | { readonly type: 'set'; readonly who: number; readonly key: string; readonly value: number }
  | { readonly type: 'event'; readonly who: number }
  | { readonly type: 'text'; readonly who: number; readonly at: number; readonly insert: string }
  | { readonly type: 'deliver'; readonly from: number; readonly to: number };

const who = fc.nat({ max: PLACES - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('set' as const),
      who,
      key: fc.constantFrom(...KEYS),
      value: fc.nat({ max: 9 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('event' as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('text' as const),
      who,
      at: fc.nat({ max: 20 }),
      insert: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('deliver' as const), from: who, to: who }) },
);

interface Written {
  readonly key: string;
  readonly value: number;
  readonly id: number;
  /** Writes whose values were in front of the writer when they wrote. */
  readonly saw: readonly number[];
}

/** Plays a history on five replicas; each value is made unique by the number of its write. */
function play(steps: readonly Step[]): { replicas: Replica[]; updates: Uint8Array[]; written: Written[] } {
  const replicas = Array.from({ length: PLACES }, () => createReplica([]));
  const writers = Array.from({ length: PLACES }, (_, index) => writerOf(`dev${'abcde'[index]}a`));
  const updates: Uint8Array[] = [];
  const written: Written[] = [];
  for (const [index, action] of steps.entries()) {
    if (action.type === 'deliver') {
      const from = replicas[action.from] as Replica;
      (replicas[action.to] as Replica).apply(from.encode());
      continue;
    }
    const replica = replicas[action.who] as Replica;
    const moment = T0 + (index % 7) * 1000;
    const bytes = replica.edit((writers[action.who] as ReturnType<typeof writerOf>).at(moment), (draft) => {
      if (action.type === 'set') {
        const register = draft.view.fields.get(action.key);
        const saw = register
          ? [register, ...register.others].map((entry) => (entry.value as number[])[1] as number)
          : [];
        written.push({ key: action.key, value: action.value, id: index, saw });
        draft.set(action.key, [action.value, index]);
      } else if (action.type === 'event') draft.event('happened', { step: index });
      else {
        const text = draft.view.texts.get('notes') ?? '';
        const at = Math.min(action.at, text.length);
        draft.text('notes', text.slice(0, at) + action.insert + text.slice(at));
      }
    });
    if (bytes) updates.push(bytes);
  }
  return { replicas, updates, written };
}

function plain(view: RecordView): unknown {
  return { fields: Object.fromEntries([...view.fields].sort()), events: view.events, texts: [...view.texts] };
}

describe('convergence (I1)', () => {
  it('any order and any repetition of the same updates gives the same record, with nothing pending', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.infiniteStream(fc.nat()), (steps, numbers) => {
        const { updates } = play(steps);
        const straight = createReplica(updates);
        const shuffled = [...updates, ...updates.filter((_, index) => index % 3 === 0)]
          .map((update) => ({ update, rank: numbers.next().value as number }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ update }) => update);
        const other = createReplica([]);
        for (const update of shuffled) other.apply(update);
        expect(other.hasPending()).toBe(false);
        expect(other.equals(straight)).toBe(true);
        expect(plain(other.view())).toEqual(plain(straight.view()));
        expect(plain(createReplica([mergeUpdates(shuffled)]).view())).toEqual(plain(straight.view()));
      }),
      { numRuns: 300 },
    );
  });

  it('the view kept up to date write by write equals the view read afresh from the bytes (I12)', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        for (const replica of play(steps).replicas) {
          expect(plain(createReplica([replica.encode()]).view())).toEqual(plain(replica.view()));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('no value of a field is ever lost by a merge (I13)', () => {
  it('each written value is current, visible as an alternative, or was seen by a write that replaced it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { replicas, written } = play(steps);
        const merged = createReplica(replicas.map((replica) => replica.encode())).view();
        const seen = new Set(written.flatMap((write) => write.saw));
        for (const write of written) {
          const register = merged.fields.get(write.key);
          const shown = register ? [register, ...register.others] : [];
          const visible = shown.some((entry) => sameJson(entry.value, [write.value, write.id]));
          expect(visible || seen.has(write.id), `write ${write.id} of ${write.key} is lost`).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('admission on bytes (L3)', () => {
  it('the updates of one device are admitted in their order, and each one only after what it builds on', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        const { updates, replicas } = play(steps);
        let vector = EMPTY_STATE_VECTOR;
        const held: Uint8Array[] = [];
        for (const update of updates) {
          const admitted = admit(vector, update);
          expect(admitted.ok).toBe(true);
          if (admitted.ok) vector = admitted.value;
          held.push(update);
          expect(createReplica(held).hasPending()).toBe(false);
        }
        const everything = mergeUpdates(replicas.map((replica) => replica.encode()));
        expect(diffUpdate(everything, vector).length).toBeLessThanOrEqual(everything.length);
        expect([...stateVectorOf(everything)].length).toBe([...vector].length);
      }),
      { numRuns: 150 },
    );
  });

  it('what is admitted never leaves a hole: any subset that passes integrates completely', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), fc.infiniteStream(fc.boolean()), (steps, coins) => {
        let vector = EMPTY_STATE_VECTOR;
        const held: Uint8Array[] = [];
        for (const update of play(steps).updates) {
          if (coins.next().value === true) continue;
          const admitted = admit(vector, update);
          if (!admitted.ok) continue;
          vector = admitted.value;
          held.push(update);
        }
        expect(createReplica(held).hasPending()).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
