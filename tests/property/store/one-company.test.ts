import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createReplica, type Replica } from '#crdt/record.ts';
import { type Identities, joinCompanies, leaving, separateCompanies } from '#domain/company/same-company.ts';
import type { DocId } from '#domain/ids.ts';
import type { DossierCard } from '#domain/record/cards.ts';
import { project } from '#domain/record/project.ts';
import { EMPTY_VIEW, type Draft } from '#domain/record/record.ts';
import { createCardSets } from '#store/card-sets.ts';
import { oneCompany } from '#store/one-company.ts';

const DOCS = ['a', 'b', 'c', 'd', 'e'] as DocId[];
const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
const context = { grids: new Map(), updatedAt: 0 };

/** A tablet: the records, the sets that its screens read, and a clock that is its own. */
function tablet(tag: string, clock: () => number) {
  const replicas = new Map<DocId, Replica>(DOCS.map((doc) => [doc, createReplica([])]));
  const sets = createCardSets();
  const one = oneCompany(sets.signals);
  const show = (doc: DocId): void => {
    const replica = replicas.get(doc);
    if (replica) sets.put([project('company', doc, replica.view(), context)]);
  };
  const edit = (doc: DocId, write: (draft: Draft) => void): void => {
    replicas.get(doc)?.edit({ tag, at: clock(), random }, write);
    show(doc);
  };
  for (const doc of DOCS) {
    show(doc);
    const dossier = project('dossier', `dossier-${doc}` as DocId, EMPTY_VIEW, context) as DossierCard;
    sets.put([{ ...dossier, company: doc }]);
  }
  return {
    replicas,
    sets,
    one,
    who: (): Identities => one.identities.value,
    join(keep: DocId, other: DocId): void {
      const { of, newest } = one.identities.value;
      const [shown, joined] = [of(keep), of(other)];
      if (shown !== joined) edit(shown, (draft) => joinCompanies(draft, shown, joined, newest));
    },
    leave(doc: DocId): void {
      const { newest } = one.identities.value;
      const { joins, apart } = leaving(one.identities.value, doc);
      for (const { keep, other } of joins) edit(keep, (draft) => joinCompanies(draft, keep, other, newest));
      edit(doc, (draft) => separateCompanies(draft, apart, newest));
    },
    erase(doc: DocId): void {
      replicas.delete(doc);
      sets.remove([doc]);
    },
    take(other: { readonly replicas: ReadonlyMap<DocId, Replica> }): void {
      for (const [doc, replica] of replicas) {
        const theirs = other.replicas.get(doc);
        if (theirs) replica.apply(theirs.encode());
        show(doc);
      }
    },
  };
}

type Tablet = ReturnType<typeof tablet>;

const index = fc.nat({ max: DOCS.length - 1 });
const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('join' as const), by: fc.nat({ max: 2 }), a: index, b: index }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('leave' as const), by: fc.nat({ max: 2 }), a: index, b: index }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('meet' as const), by: fc.nat({ max: 2 }), a: index, b: index }),
  },
);
const skews = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: -500, max: 500 })));

function world(offsets: readonly number[]): Tablet[] {
  let now = 1_000;
  return offsets.map((offset, i) =>
    tablet(`tag${i}`, () => {
      now += 1;
      return now + offset;
    }),
  );
}

function play(tablets: readonly Tablet[], acts: readonly { type: string; by: number; a: number; b: number }[]): void {
  for (const { type, by, a, b } of acts) {
    const [here, doc, other] = [tablets[by], DOCS[a], DOCS[b]];
    if (!here || !doc || !other) continue;
    if (type === 'join') here.join(doc, other);
    if (type === 'leave') here.leave(doc);
    if (type === 'meet') here.take(tablets[a % tablets.length] ?? here);
  }
}

function meetAll(tablets: readonly Tablet[]): void {
  for (const one of tablets) for (const other of tablets) one.take(other);
  for (const one of tablets) for (const other of tablets) one.take(other);
}

const shapeOf = ({ one }: Tablet): unknown => ({
  who: DOCS.map((doc) => [one.identities.value.of(doc), one.identities.value.group(doc)]),
  contested: [...one.identities.value.contested].map((pair) => pair.join(' ')).sort(),
  lists: [...one.signals.company.value].sort(([a], [b]) => (a < b ? -1 : 1)),
});

describe('records merged and separated on tablets that do not see each other', () => {
  test('are the same companies on all of them once they met, whatever was merged, separated or turned in a ring', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), skews, (acts, offsets) => {
        const tablets = world(offsets);
        play(tablets, acts);
        meetAll(tablets);
        const [first, ...rest] = tablets.map(shapeOf);
        for (const shape of rest) expect(shape).toEqual(first);
      }),
    );
  });

  test('are in exactly one company of the lists each, and every dossier leads to one that is listed', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), skews, index, fc.boolean(), (acts, offsets, at, erases) => {
        const tablets = world(offsets);
        play(tablets, acts);
        meetAll(tablets);
        const erased = erases ? DOCS[at] : undefined;
        for (const one of tablets) {
          if (erased) one.erase(erased);
          const listed = one.one.signals.company.value;
          const records = [...listed.keys()].flatMap((doc) => one.who().group(doc));
          expect([...records].sort()).toEqual(DOCS.filter((doc) => doc !== erased));
          expect(listed.size).toBe([...listed.values()].length);
          for (const [doc, card] of listed) expect(listed.get(doc)).toBe(card);
          for (const dossier of one.one.signals.dossier.value.values()) {
            const isListed = [...listed.keys()].includes(dossier.company);
            expect(isListed || dossier.company === erased).toBe(true);
          }
        }
      }),
    );
  });

  test('who separates a record has the last word over what they saw, on a slow clock too, and the others stay together', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), skews, fc.nat({ max: 2 }), index, (acts, offsets, by, at) => {
        const tablets = world(offsets);
        play(tablets, acts);
        const [here, doc] = [tablets[by] as Tablet, DOCS[at] as DocId];
        const others = here
          .who()
          .group(doc)
          .filter((other) => other !== doc);
        here.leave(doc);
        expect(here.who().group(doc)).toEqual([doc]);
        const together = new Set(others.map((other) => here.who().of(other)));
        expect(together.size).toBe(others.length === 0 ? 0 : 1);
      }),
    );
  });

  test('when one separates two records and another meanwhile merges both with a third, all three are one and the pair is told', () => {
    const [one, other] = world([0, 0]) as [Tablet, Tablet];
    const [a, b, c] = DOCS as [DocId, DocId, DocId];
    one.join(a, b);
    other.take(one);
    one.leave(b);
    other.join(c, a);
    other.join(c, b);
    const third = world([7])[0] as Tablet;
    third.join(c, b);
    meetAll([one, other, third]);
    for (const { one: read } of [one, other, third]) {
      const { of, contested } = read.identities.value;
      expect(new Set([a, b, c].map(of)).size).toBe(1);
      expect(contested).toEqual([[a, b]]);
    }
  });
});
