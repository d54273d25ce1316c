// A company of several records counts once wherever companies are counted: merging raises no figure, and separating
// gives each one back.
import fc from 'fast-check';
import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import { accompaniedCompanies } from '#domain/collective/accompanied.ts';
import { actionLife } from '#domain/collective/action-card.ts';
import { companiesOfOne, readAction } from '#domain/collective/action.ts';
import { distinctOf, everPresent, readParticipants, seatCounts, seatsAt } from '#domain/collective/attendance.ts';
import { membersOfOne } from '#domain/collective/one-member.ts';
import { POSITIONS, readStake } from '#domain/collective/stake.ts';
import { identitiesOf, type Identities } from '#domain/company/same-company.ts';
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { ActionCard, CompanyCard, SameFact } from '#domain/record/cards.ts';
import type { RecordView } from '#domain/record/record.ts';
import { pageFigures } from '#domain/territory/page-figures.ts';
import type { CardSignals } from '#store/card-sets.ts';
import { oneCompany } from '#store/one-company.ts';
import {
  actionCard,
  companyCard,
  docNamed,
  dossierCard,
  stakeCard,
} from '#tests/unit/features/network/sample-cards.ts';
import { T0, viewOf } from '#tests/unit/domain/plain-record.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const name = fc.constantFrom(...NAMES);
// Two SIRENs of two establishments each, and none.
const siret = fc.constantFrom('', '11111111100001', '11111111100002', '22222222200001');

const world = fc.record({
  sirets: fc.tuple(siret, siret, siret, siret, siret),
  diagnosed: fc.subarray(NAMES),
  members: fc.uniqueArray(fc.tuple(name, fc.constantFrom(...POSITIONS)), { selector: ([one]) => one }),
  partners: fc.subarray(NAMES),
  people: fc.array(
    fc.record({ who: fc.constantFrom('Anne', 'anne ', 'Luc', ''), company: fc.option(name), came: fc.boolean() }),
    { maxLength: 8 },
  ),
  merged: fc.array(fc.tuple(name, name), { maxLength: 4 }),
});
type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;

function stakeView({ members }: World): RecordView {
  const rows = members.flatMap(([one, position]) => [
    [`member/${docNamed(one)}/born`, T0] as const,
    [`member/${docNamed(one)}/position`, position] as const,
  ]);
  return viewOf(Object.fromEntries(rows));
}

function actionView({ partners, people }: World): RecordView {
  const fields: Record<string, Json> = { 'meeting/m/born': T0, 'meeting/m/title': 'Atelier' };
  for (const one of partners) fields[`company/${docNamed(one)}/born`] = T0;
  people.forEach(({ who, company, came }, at) => {
    fields[`participant/p${at}/born`] = T0 + at;
    fields[`participant/p${at}/name`] = who;
    fields[`participant/p${at}/company`] = company === null ? '' : docNamed(company);
    fields[`seat/m~p${at}/state`] = came ? 'present' : 'excuse';
  });
  return viewOf(fields);
}

/** Every figure that counts companies or those who come for them; null stands for hidden, below the smallest cell. */
function figuresOf(drawn: World, facts: ReadonlyMap<DocId, readonly SameFact[]>): Readonly<Record<string, number>> {
  const action = actionView(drawn);
  const companies = NAMES.map((one, at): [DocId, CompanyCard] => {
    const same = facts.get(docNamed(one));
    return [docNamed(one), companyCard(one, { siret: drawn.sirets[at] ?? '', ...(same ? { same } : {}) })];
  });
  const card: ActionCard = actionCard('action', {
    ...actionLife(action),
    companies: readAction(action).companies.map(({ company }) => company),
  });
  const stake = stakeCard('enjeu', {
    members: drawn.members.map(([one, position]) => ({ company: docNamed(one), position })),
  });
  const raw = {
    company: signal(new Map(companies)),
    dossier: signal(
      new Map(
        drawn.diagnosed.map((one) => [docNamed(`d${one}`), dossierCard(one, { state: 'prediag_restitue' })] as const),
      ),
    ),
    stake: signal(new Map([[stake.doc, stake]])),
    action: signal(new Map([[card.doc, card]])),
  } as unknown as CardSignals;
  const { signals, identities } = oneCompany(raw);
  return { ...cardFigures(signals), ...recordFigures(drawn, identities.value) };
}

function cardFigures(signals: CardSignals): Readonly<Record<string, number>> {
  const [action] = [...signals.action.value.values()];
  const page = pageFigures({
    companies: signals.company.value.values(),
    dossiers: signals.dossier.value.values(),
    stakes: signals.stake.value.values(),
    actions: signals.action.value.values(),
    smallCell: 1,
    smallCellCommune: 1,
  });
  return {
    companies: signals.company.value.size,
    accompanied: accompaniedCompanies(signals.stake.value.values()).size,
    inAction: action?.companies.length ?? 0,
    invited: action?.invited ?? 0,
    present: action?.present ?? 0,
    pageDiagnosed: page.diagnosed ?? 0,
    pageInStakes: page.inStakes ?? 0,
    pageInActions: page.inActions ?? 0,
  };
}

/** As the screens of one stake and of one action count. */
function recordFigures(drawn: World, { of }: Identities): Readonly<Record<string, number>> {
  const view = actionView(drawn);
  const members = membersOfOne(readStake(stakeView(drawn)).members, of);
  const people = distinctOf(readParticipants(view), of);
  const came = distinctOf(everPresent(view), of);
  return {
    members: members.length,
    active: members.filter(({ position }) => position === 'porteur' || position === 'actif').length,
    actionCompanies: companiesOfOne(readAction(view).companies, of).length,
    persons: people.persons,
    personCompanies: people.companies,
    cameCompanies: came.companies,
    camePersons: came.persons,
    seats: Object.values(seatCounts(seatsAt(view, 'm'), of)).reduce((sum, count) => sum + count, 0),
  };
}

function factsOf(pairs: World['merged'], separated = false): ReadonlyMap<DocId, readonly SameFact[]> {
  const facts = new Map<DocId, SameFact[]>();
  pairs.forEach(([keep, other], at) => {
    const [doc, twin] = [docNamed(keep), docNamed(other)];
    const said: SameFact[] = [{ id: `s${at}`, at: T0 + at, with: twin, same: true, keep: doc }];
    if (separated) said.push({ id: `z${at}`, at: T0 + 100 + at, with: twin, same: false, keep: null });
    facts.set(doc, [...(facts.get(doc) ?? []), ...said]);
  });
  return facts;
}

describe('a company of several records', () => {
  it('raises no figure when its records are made one, and gives every figure back when they are separated', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        const before = figuresOf(drawn, new Map());
        const merged = figuresOf(drawn, factsOf(drawn.merged));
        const raised = Object.keys(merged).filter((figure) => (merged[figure] ?? 0) > (before[figure] ?? 0));
        expect(raised).toEqual([]);
        expect(figuresOf(drawn, factsOf(drawn.merged, true))).toEqual(before);
      }),
      { numRuns: 400 },
    );
  });

  it('is told in the same figures by cards and by the records themselves', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        const { invited, present, persons, camePersons, inAction, actionCompanies } = figuresOf(
          drawn,
          factsOf(drawn.merged),
        );
        expect([invited, present, inAction]).toEqual([persons, camePersons, actionCompanies]);
      }),
    );
  });

  it('has one row in a group, that holds every place and every limit its records named, and agreed only if all did', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        const facts = [...factsOf(drawn.merged)];
        const { of } = identitiesOf(facts, () => true);
        const { members } = readStake(stakeView(drawn));
        const rows = membersOfOne(members, of);
        expect(rows.flatMap((one) => one.rows.map(({ company }) => company)).sort()).toEqual(
          members.map(({ company }) => company).sort(),
        );
        for (const one of rows) {
          expect(one.rows.map(({ position }) => position)).toContain(one.position);
          expect(one.differs).toBe(new Set(one.rows.map(({ position }) => position)).size > 1);
        }
      }),
    );
  });
});
