// What the faces of the network keep while records come and go equals what is made from the last records alone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import { createNetworkIndex, type Relations } from '#domain/network/network-index.ts';
import type { Relation } from '#domain/network/relations.ts';
import type { CompanyCard, StakeCard } from '#domain/record/cards.ts';
import { drawnOf } from '#features/network/network-figures.ts';
import { createRowReader, type NetworkRow, stakesByCompany } from '#features/network/network-rows.ts';
import { createSorter, SORTS, sortedRows } from '#features/network/network-sort.ts';
import { docAt } from '#tests/unit/domain/network/graph-of-chance.ts';
import { companyCard, stakeCard } from '#tests/unit/features/network/sample-cards.ts';

const COMPANIES = 90;
const step = fc.record({
  at: fc.nat(COMPANIES),
  to: fc.nat(COMPANIES),
  name: fc.constantFrom('Scierie 2', 'scierie 10', 'Éts Élie', '', 'Fournil'),
  sector: fc.constantFrom('bois-foret', 'tourisme-loisirs', ''),
  commune: fc.constantFrom('09261', '09285', ''),
  gone: fc.boolean(),
});
const courses = fc.array(
  fc.record({ steps: fc.array(step, { maxLength: 120 }), sort: fc.constantFrom(...SORTS), reversed: fc.boolean() }),
  { minLength: 1, maxLength: 6 },
);
const members = [1, 2, 3].map((at) => ({ company: docAt(at), position: 'actif' }));
const stake: StakeCard = stakeCard('sechoir', { members });
const stakes = new Map([[stake.doc, stake]]);
const none = new Map<DocId, never>();

function createReading() {
  const [index, rows] = [createNetworkIndex(), createRowReader()];
  return (companies: ReadonlyMap<DocId, CompanyCard>): { read: Relations; rows: readonly NetworkRow[] } => {
    const read = index.read({ companies, partners: none, stakes, actions: none, dossiers: none });
    const shared = { dossiers: none, stakes: stakesByCompany([stake]), partners: none, today: '2026-06-01' as Day };
    return { read, rows: rows({ companies: companies.values(), links: read.degrees, ...shared }) };
  };
}

/** The lines of a selection, looked for one by one. */
function drawnByHand(lines: readonly Relation[], inside: ReadonlySet<DocId>, isCompany: (doc: DocId) => boolean) {
  const beside = new Set<DocId>();
  for (const { from, to } of lines) {
    if (inside.has(from) && !isCompany(to)) beside.add(to);
    if (inside.has(to) && !isCompany(from)) beside.add(from);
  }
  const isIn = (doc: DocId): boolean => inside.has(doc) || beside.has(doc);
  const isOut = (doc: DocId): boolean => isCompany(doc) && !inside.has(doc);
  const leads = ({ from, to }: Relation): boolean => (inside.has(from) && isOut(to)) || (inside.has(to) && isOut(from));
  const drawn = lines.filter(({ from, to }) => isIn(from) && isIn(to));
  return { lines: drawn, beside, elsewhere: lines.filter(leads).length };
}

describe('after any course of arrivals', () => {
  it('rows and their order are those of a first reading', () => {
    fc.assert(
      fc.property(courses, (course) => {
        const [read, sort] = [createReading(), createSorter()];
        let companies = new Map<DocId, CompanyCard>();
        for (const { steps, sort: key, reversed } of course) {
          companies = new Map(companies);
          for (const { at, to, gone, ...part } of steps) {
            const doc = docAt(at);
            if (gone) companies.delete(doc);
            else
              companies.set(doc, companyCard(`c${at}`, { doc, links: [{ to: docAt(to), type: 'connait' }], ...part }));
          }
          const kept = sort(read(companies).rows, key, reversed, (id) => id);
          expect(kept).toEqual(sortedRows(createReading()(companies).rows, key, reversed, (id) => id));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('the lines of a selection are those found one by one', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.array(fc.nat(COMPANIES)), (steps, chosen) => {
        const linked = ({ at, to }: { at: number; to: number }) =>
          companyCard(`c${at}`, { doc: docAt(at), links: [{ to: docAt(to), type: 'client' }] });
        const companies = new Map(steps.map((one) => [docAt(one.at), linked(one)]));
        const { read, rows } = createReading()(companies);
        const inside = new Set(chosen.map((at) => docAt(at)).filter((doc) => companies.has(doc)));
        const isCompany = (doc: DocId): boolean => companies.has(doc);
        const selected = rows.filter(({ doc }) => inside.has(doc));
        expect(drawnOf(read, selected, isCompany)).toEqual(drawnByHand(read.lines, inside, isCompany));
      }),
    );
  });
});
