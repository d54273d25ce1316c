// Restoring and « modifié depuis », on random histories of several devices.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplica, type Replica, type Writer } from '#crdt/record.ts';
import { restoreValue, timelineOf } from '#domain/dossier/history.ts';
import { differencesFrom, readSeal, sealJson, sealOf } from '#domain/dossier/seal.ts';
import { textDifferences } from '#domain/text/differences.ts';
import { sameJson, type Json } from '#domain/json.ts';
import { T0, writerOf } from '#tests/support/writers.ts';

const TAGS = ['ana', 'bru', 'cla'] as const;
const KEY = 'a/off1';

interface Step {
  readonly who: number;
  readonly act: 'write' | 'restore' | 'meet';
  readonly value: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat(2),
  act: fc.constantFrom('write', 'restore', 'meet'),
  value: fc.nat(4),
});

function writers(): ((moment: number) => Writer)[] {
  return TAGS.map((tag) => {
    const writer = writerOf(tag);
    return (moment) => ({ ...writer.at(moment), isShared: () => true });
  });
}

/** Plays the steps on three devices that meet now and then; ten seconds between two steps. */
function play(steps: readonly Step[]): { replicas: Replica[]; restored: { by: number; value: Json }[] } {
  const replicas = TAGS.map(() => createReplica([]));
  const by = writers();
  const restored: { by: number; value: Json }[] = [];
  for (const [index, { who, act, value }] of steps.entries()) {
    const replica = replicas[who] as Replica;
    const writer = by[who]?.(T0 + index * 10_000) as Writer;
    if (act === 'write') replica.edit(writer, (draft) => draft.set(KEY, value));
    if (act === 'restore') {
      const past = timelineOf(replica.view(), KEY);
      const earlier = past[value % Math.max(1, past.length)];
      if (!earlier) continue;
      replica.edit(writer, (draft) => restoreValue(draft, KEY, earlier.value));
      restored.push({ by: who, value: earlier.value });
    }
    if (act === 'meet') meet(replica, replicas[(who + 1) % 3] as Replica);
  }
  return { replicas, restored };
}

function meet(a: Replica, b: Replica): void {
  a.apply(b.encode());
  b.apply(a.encode());
}

function meetAll(replicas: readonly Replica[]): void {
  for (const a of replicas) for (const b of replicas) meet(a, b);
}

const shown = (replica: Replica): Json[] => {
  const register = replica.view().fields.get(KEY);
  return register ? [register, ...register.others].map(({ value }) => value) : [];
};

describe('an earlier answer put back', () => {
  it('is a writing like any other: whatever the history, all devices end with the same answers', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const { replicas } = play(steps);
        meetAll(replicas);
        const [first, ...rest] = replicas.map(shown);
        for (const other of rest) expect(other).toEqual(first);
      }),
    );
  });

  it('two put back at once on two devices are both there, and nobody’s answer is lost', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 3, maxLength: 15 }), fc.nat(9), fc.nat(9), (steps, i, j) => {
        const { replicas } = play(steps);
        meetAll(replicas);
        const [a, b] = replicas as [Replica, Replica, Replica];
        const past = timelineOf(a.view(), KEY);
        fc.pre(past.length > 0);
        const [one, other] = [past[i % past.length]?.value ?? null, past[j % past.length]?.value ?? null];
        const by = writers();
        const before = shown(a);
        a.edit(by[0]?.(T0 + 1_000_000) as Writer, (draft) => restoreValue(draft, KEY, one));
        b.edit(by[1]?.(T0 + 1_000_000) as Writer, (draft) => restoreValue(draft, KEY, other));
        meetAll(replicas);
        for (const replica of replicas) {
          // Who put back what stood alone already wrote nothing: the other one's choice then stands alone.
          const wrote = [one, other].filter((value) => !(before.length === 1 && sameJson(before[0], value)));
          for (const value of wrote) expect(shown(replica)).toContainEqual(value);
        }
      }),
    );
  });

  it('what a restoring replaces can be put back in its turn', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 15 }), fc.nat(9), (steps, i) => {
        const { replicas } = play(steps);
        meetAll(replicas);
        const [a] = replicas as [Replica, Replica, Replica];
        const past = timelineOf(a.view(), KEY);
        const standing = shown(a);
        fc.pre(past.length > 1);
        const value = past[i % past.length]?.value ?? null;
        a.edit(writers()[0]?.(T0 + 1_000_000) as Writer, (draft) => restoreValue(draft, KEY, value));
        const known = timelineOf(a.view(), KEY).map((written) => written.value);
        for (const one of standing) expect(known).toContainEqual(one);
      }),
    );
  });
});

const aside = fc.constantFrom(
  'visit/v1/at',
  'visit/v1/travelFrom',
  'pause/p1/from',
  'pause/p1/to',
  'comment/c1/text',
  'comment/c1/resolved',
  'reviewed/r1/section',
  'quality/date',
  'photo/f1/born',
  'visit/v1/left',
  'advisor',
);
const internal = fc.constantFrom('notes', 'internal/off1', 'visitInternal/v1');
const content = fc.constantFrom(
  'a/off1',
  'a/off1/src',
  'visit/v1/date',
  'photo/f1/caption',
  'restitution/note',
  'mode',
);
const shared = fc.constantFrom('note/off1', 'visitWords/v1', 'visitFacts/v1');
const word = fc.string({ minLength: 1, maxLength: 6 }).filter((text) => text.isWellFormed());

describe('« modifié depuis »', () => {
  const history = fc.array(fc.tuple(content, word), { maxLength: 8 });

  it('is not said after a change of internal, resume or review fields alone', () => {
    fc.assert(
      fc.property(
        history,
        fc.array(fc.tuple(aside, word), { maxLength: 8 }),
        fc.array(fc.tuple(internal, word), { maxLength: 8 }),
        (before, fields, texts) => {
          const record = createReplica([]);
          const writer = writerOf('ana');
          record.edit(writer.at(T0), (draft) => before.forEach(([key, value]) => draft.set(key, value)));
          const seal = sealOf(record.view());
          record.edit(writer.at(T0 + 60_000), (draft) => {
            for (const [key, value] of fields) draft.set(key, value);
            for (const [name, text] of texts) draft.text(name, text);
          });
          expect(differencesFrom(seal, record.view())).toEqual({ isSame: true, fields: [], texts: [] });
        },
      ),
    );
  });

  it('is said exactly when the contents differ, and then names each field and text that does', () => {
    fc.assert(
      fc.property(
        history,
        fc.array(fc.tuple(content, word), { maxLength: 4 }),
        fc.array(fc.tuple(shared, word), { maxLength: 4 }),
        (before, fields, texts) => {
          const record = createReplica([]);
          const writer = writerOf('ana');
          record.edit(writer.at(T0), (draft) => before.forEach(([key, value]) => draft.set(key, value)));
          const old = record.view();
          // Through JSON, as it travels.
          const seal = readSeal(JSON.parse(JSON.stringify(sealJson(sealOf(old)))) as Json);
          if (!seal) throw new Error('the seal cannot be read');
          record.edit(writer.at(T0 + 60_000), (draft) => {
            for (const [key, value] of fields) draft.set(key, value);
            for (const [name, text] of texts) draft.text(name, text);
          });
          const now = record.view();
          const moved = [...now.fields].flatMap(([key, { value }]) =>
            sameJson(old.fields.get(key)?.value, value) ? [] : [key],
          );
          const written = [...now.texts].flatMap(([name, text]) =>
            (old.texts.get(name) ?? '') === text ? [] : [name],
          );
          const told = differencesFrom(seal, now);
          expect(told.isSame).toBe(moved.length === 0 && written.length === 0);
          if (told.isSame) return;
          expect([...told.texts]).toEqual(written.sort());
          for (const key of moved) expect(told.fields).toContain(key);
        },
      ),
    );
  });

  it('counts what arrives later, whatever moment its writer’s clock said', () => {
    fc.assert(
      fc.property(history, content, word, fc.integer({ min: -90_000, max: 90_000 }), (before, key, value, shift) => {
        const [here, there] = [createReplica([]), createReplica([])];
        here.edit(writerOf('ana').at(T0), (draft) => before.forEach(([name, text]) => draft.set(name, text)));
        const seal = sealOf(here.view());
        there.edit(writerOf('bru').at(T0 + shift), (draft) => draft.set(key, value));
        const stood = here.view().fields.get(key)?.value;
        here.apply(there.encode());
        const told = differencesFrom(seal, here.view());
        if (sameJson(stood, value)) return;
        expect(told.isSame).toBe(false);
        expect(told.fields).toContain(key);
      }),
    );
  });
});

describe('two versions of a text told word by word', () => {
  it('what stayed and what went is the first, what stayed and what came is the second', () => {
    const text = fc.array(fc.constantFrom('la', 'scie', ' ', '\n', ',', 'é', '🪵', 'neuve'), { maxLength: 40 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [before, after] = [a.join(''), b.join('')];
        const told = textDifferences(before, after);
        const without = (kind: string): string =>
          told.flatMap((segment) => (segment.kind === kind ? [] : [segment.text])).join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
      }),
    );
  });
});
