import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Identities, identitiesOf } from '#domain/company/same-company.ts';
import type { SameFact } from '#domain/record/cards.ts';
import type { DocId } from '#domain/ids.ts';

const DOCS = ['a', 'b', 'c', 'd', 'e'] as DocId[];
const doc = fc.constantFrom(...DOCS);
type Said = readonly [DocId, SameFact];
const said: fc.Arbitrary<Said> = fc
  .record({ on: doc, other: doc, at: fc.integer({ min: 0, max: 5 }), same: fc.boolean(), keeps: fc.boolean() })
  .map(({ on, other, at, same, keeps }) => [
    on,
    { id: '', at, with: other, same, keep: same ? (keeps ? on : other) : null },
  ]);
/** Each event has an id of its own, as the record gives it. */
const facts = fc
  .array(said, { maxLength: 12 })
  .map((all) => all.map(([on, fact], id): Said => [on, { ...fact, id: `${id}` }]));

const here = (): boolean => true;
const read = (all: readonly Said[], isHere: (one: DocId) => boolean = here): Identities =>
  identitiesOf(
    all.map(([on, fact]) => [on, [fact]] as const),
    isHere,
  );
const shape = (identities: Identities): unknown => DOCS.map((one) => [identities.of(one), identities.group(one)]);

describe('records that are one company', () => {
  test('are the same on every device that holds the same facts, whatever the order they came in', () => {
    fc.assert(
      fc.property(
        facts.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(shape(read(shuffled))).toEqual(shape(read(all)));
        },
      ),
    );
  });

  test('are one group each: every record of it names the same one, which is in it, and rings of pairs end', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const identities = read(all);
        for (const one of DOCS) {
          const group = identities.group(one);
          expect(group).toContain(one);
          expect(group).toContain(identities.of(one));
          expect(new Set(group.map((other) => identities.of(other))).size).toBe(1);
        }
      }),
    );
  });

  test('are themselves again when every pair has been taken back later: nothing was copied', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const back = all.map(([on, fact], index): Said => [
          on,
          { id: `z${index}`, at: 9, with: fact.with, same: false, keep: null },
        ]);
        const identities = read([...all, ...back]);
        expect(identities.plain).toBe(true);
        expect(DOCS.map((one) => identities.of(one))).toEqual(DOCS);
      }),
    );
  });

  test('two devices that join the same pair apart from each other, each keeping the other one, agree on one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), (at, other) => {
        const mine: Said = ['a' as DocId, { id: 'm', at, with: 'b' as DocId, same: true, keep: 'a' as DocId }];
        const theirs: Said = ['b' as DocId, { id: 't', at: other, with: 'a' as DocId, same: true, keep: 'b' as DocId }];
        const merged = read([mine, theirs]);
        expect(merged.of('a' as DocId)).toBe(merged.of('b' as DocId));
        expect(shape(read([theirs, mine]))).toEqual(shape(merged));
      }),
    );
  });

  test('stay joined through a record that was erased, which is never the one shown', () => {
    fc.assert(
      fc.property(facts, doc, (all, erased) => {
        const identities = read(all, (one) => one !== erased);
        const shown = DOCS.filter((one) => one !== erased).map((one) => identities.of(one));
        expect(shown).not.toContain(erased);
      }),
    );
  });
});
