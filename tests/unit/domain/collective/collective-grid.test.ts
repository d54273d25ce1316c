// The grid of a group, on the one that comes with the app.
import { describe, expect, it } from 'vitest';
import { readCollective, settledVoices, voiceKey, voiceNote } from '#domain/collective/collective-answers.ts';
import { collectiveScore } from '#domain/collective/collective-score.ts';
import { exitCriteria } from '#domain/collective/exit-criteria.ts';
import { membersOfOne } from '#domain/collective/one-member.ts';
import { mayMoveStake } from '#domain/collective/moves.ts';
import { putMember, readStake } from '#domain/collective/stake.ts';
import type { Day } from '#domain/day.ts';
import { collectiveGridOf, isForEach } from '#domain/grid/collective-grid.ts';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { allQuestions, questionOf, type Grid } from '#domain/grid/grid.ts';
import { parseGrid } from '#domain/grid/parse-grid.ts';
import { visibleSections } from '#domain/grid/sections.ts';
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { RecordView } from '#domain/record/record.ts';
import { plainRecord, register, T0, viewOf } from '#tests/unit/domain/plain-record.ts';

const shipped = await loadDefaultGrid();
const grid = collectiveGridOf(shipped) as Grid;
const doc = (id: string): DocId => id as DocId;
const move = { day: '2026-11-23' as Day, reason: '' };

/** A group of companies that all take part. */
function groupOf(companies: readonly string[], fields: { readonly [key: string]: Json } = {}): RecordView {
  const rows = companies.flatMap((company) => [
    [`member/${company}/born`, T0] as const,
    [`member/${company}/position`, 'actif'] as const,
  ]);
  return viewOf({ ...Object.fromEntries(rows), ...fields });
}
const answersIn = (view: RecordView) => readCollective(view, grid, readStake(view).members);

describe('the grid of a group', () => {
  it('has 8 dimensions and 55 questions, 19 of them for one stake only, 5 for each company', () => {
    expect(grid.dimensions).toHaveLength(8);
    expect(grid.questions).toHaveLength(55);
    expect(grid.questions.filter(({ visibleIf }) => visibleIf)).toHaveLength(19);
    expect(grid.questions.filter(isForEach).map(({ id }) => id)).toEqual([
      'c.res3',
      'c.part1',
      'c.part2',
      'c.part3',
      'c.part4',
    ]);
  });

  it.each([
    ['bois', 4],
    ['papier', 4],
    ['tourisme', 4],
    ['circuits-courts', 4],
    ['emploi-competences', 3],
    ['numerique', 0],
  ])('about %s it asks %i questions more than the common ones', (stake, more) => {
    const asked = (fields: { readonly [key: string]: Json }): number =>
      visibleSections(grid, answersIn(viewOf(fields)).group, 'complet').flatMap(({ questions }) => questions).length;
    expect(asked({ [voiceKey(null, 'ctx.enjeu')]: stake }) - asked({})).toBe(more);
    expect(asked({})).toBe(3 + 36);
  });

  it('is one object for one grid, and null where the file holds none', () => {
    expect(collectiveGridOf(shipped)).toBe(grid);
    const { collective: _, ...alone } = shipped;
    expect(collectiveGridOf(alone)).toBeNull();
  });

  it('is checked with the grid around it: a stranger who answers, a condition on nothing, an id twice', () => {
    const broken = structuredClone(shipped) as unknown as { collective: { questions: Record<string, unknown>[] } };
    const [first, second, third] = broken.collective.questions;
    Object.assign(first ?? {}, { respondent: 'le-maire' });
    Object.assign(second ?? {}, { visibleIf: { field: 'nulle-part', op: 'answered' } });
    Object.assign(third ?? {}, { id: 'c.enj1' });
    const read = parseGrid(broken);
    expect(read.ok ? [] : read.error.problems).toEqual([
      { path: 'collective/c.enj2', type: 'condition-field' },
      { path: 'collective/c.enj1', type: 'id-twice' },
      { path: 'collective/c.enj1', type: 'respondent-unknown' },
    ]);
  });
});

describe('the answers of a group', () => {
  it('stand apart for the group and for each company; a place and a limit are those of the row in the group', () => {
    expect(voiceKey(null, 'c.enj2')).toBe('g/c.enj2');
    expect(voiceKey(doc('forge'), 'c.res3')).toBe('c/forge/c.res3');
    expect(voiceNote(doc('forge'), 'c.res3')).toBe('note/forge/c.res3');
    const record = plainRecord();
    record.edit((draft) => putMember(draft, doc('forge'), { named: false }, T0));
    const before = readCollective(record.view, grid, readStake(record.view).members);
    expect(before.companies.get(doc('forge'))?.has('c.part1')).toBe(false);
    record.edit((draft) => draft.set(voiceKey(doc('forge'), 'c.part1'), 'porteur'));
    record.edit((draft) => draft.set(voiceKey(doc('forge'), 'c.part3'), 'pas de clients'));
    expect(readStake(record.view).members).toMatchObject([{ position: 'porteur', limits: 'pas de clients' }]);
  });

  it('a company that said no is not waited for', () => {
    const view = groupOf(['forge', 'scierie', 'gite'], {
      'member/gite/position': 'non',
      'c/forge/c.res3': 2,
      'c/gite/c.res3': 4,
    });
    const answers = answersIn(view);
    expect([...answers.companies.keys()]).toEqual(['forge', 'scierie']);
    const question = questionOf(grid, 'c.res3');
    expect(question && settledVoices(question, answers)).toBe(1);
  });
});

describe('a company that two records name', () => {
  const of = (one: DocId): DocId => (one === doc('forge-bis') ? doc('forge') : one);
  const view = groupOf(['forge-bis', 'forge', 'gite'], {
    'member/forge/position': 'suivre',
    'member/forge/named': true,
    'member/forge/limits': 'pas de clients',
    'member/forge-bis/limits': 'rien le samedi',
    'c/forge/c.res3': 2,
    'c/forge-bis/c.res3': 3,
    'c/forge-bis/c.part2': 4,
  });
  const members = membersOfOne(readStake(view).members, of);

  it('is one member, with the greater place until somebody says, every limit, and named only if both agreed', () => {
    expect(members).toMatchObject([
      { company: 'forge', position: 'actif', differs: true, named: false, limits: 'pas de clients\nrien le samedi' },
      { company: 'gite', position: 'actif', differs: false },
    ]);
  });

  it('has one voice: the newest answer counts, and what the other record said stands beside it', () => {
    const later = new Map(view.fields).set('c/forge-bis/c.res3', register(3, T0 + 1));
    const { companies } = readCollective({ ...view, fields: later }, grid, members);
    expect([...companies.keys()]).toEqual(['forge', 'gite']);
    expect(companies.get(doc('forge'))?.get('c.res3')).toMatchObject({ value: 3, others: [{ value: 2 }] });
    expect(companies.get(doc('forge'))?.get('c.part2')).toMatchObject({ value: 4, others: [] });
  });
});

describe('the score of a group', () => {
  const scales = (value: number): { [key: string]: Json } =>
    Object.fromEntries(
      allQuestions(grid)
        .filter(({ type, respondent }) => type === 'scale' && respondent !== 'chaque-entreprise')
        .map(({ id }) => [voiceKey(null, id), value]),
    );

  it('counts seven dimensions, the means apart, and says « non évalué » rather than 0', () => {
    const empty = collectiveScore(grid, answersIn(viewOf({})));
    expect(empty.dimensions.map(({ score }) => score)).toEqual(Array.from({ length: 8 }, () => null));
    expect(empty.global.score).toBeNull();
    const half = collectiveScore(grid, answersIn(viewOf({ ...scales(2), 'g/c.res1': ['achats'] })));
    expect(half.global.needed).toBe(7);
    expect(half.capacity.score).toBe(0.5);
    expect(half.dimensions.find(({ id }) => id === 'c.enjeu')?.score).toBe(0.5);
  });

  it('takes the median of the companies where each answers, and the lower of two in the middle', () => {
    const resources = (fields: { readonly [key: string]: Json }) =>
      collectiveScore(grid, answersIn(groupOf(['a', 'b', 'c', 'd'], fields)))
        .dimensions.find(({ id }) => id === 'c.ressources')
        ?.reasons.find(({ question }) => question === 'c.res3')?.points;
    const base = { 'g/c.res2': 2, 'g/c.res4': 2 };
    expect(resources({ ...base, 'c/a/c.res3': 0, 'c/b/c.res3': 2, 'c/c/c.res3': 4 })).toBe(0.5);
    expect(resources({ ...base, 'c/a/c.res3': 0, 'c/b/c.res3': 1, 'c/c/c.res3': 4, 'c/d/c.res3': 4 })).toBe(0.25);
    expect(resources(base)).toBeUndefined();
  });

  it('leaves out the questions of another stake, although their answers are kept', () => {
    const fields = {
      'g/ctx.enjeu': 'bois',
      'g/c.bois1': 4,
      'g/c.cha1': 0,
      'g/c.cha2': 0,
      'g/c.cha3': 0,
      'g/c.cha4': 0,
    };
    const chain = (more: { readonly [key: string]: Json }) =>
      collectiveScore(grid, answersIn(viewOf({ ...fields, ...more }))).dimensions.find(({ id }) => id === 'c.chaine');
    expect(chain({})?.reasons.map(({ question }) => question)).toContain('c.bois1');
    expect(chain({ 'g/ctx.enjeu': 'papier' })?.reasons.map(({ question }) => question)).not.toContain('c.bois1');
  });
});

describe('going on to a plan', () => {
  const ready = { 'g/c.enj2': 2, 'g/c.grp3': 2, 'g/c.fai1': 3 };
  const asks = (fields: { readonly [key: string]: Json }, own: Grid | null = grid) => {
    const view = groupOf(['a', 'b', 'c'], fields);
    const facts = { stake: readStake(view), exit: exitCriteria(view, own), move };
    const answer = mayMoveStake('advisor', 'prediag_collectif', 'plan_collectif', facts);
    return !answer.ok && answer.error.type === 'guards' ? answer.error.guards : answer.ok;
  };

  it('asks for a shared reading, somebody who drives, and a first step with somebody responsible', () => {
    expect(asks({})).toEqual(['shared-reading', 'driver-found', 'first-step-dated']);
    expect(asks(ready)).toBe(true);
    expect(asks({ ...ready, 'g/c.fai1': 2 })).toEqual(['first-step-dated']);
    expect(asks({ ...ready, 'g/c.grp3': { na: true } })).toEqual(['driver-found']);
  });

  it('goes by the lower answer while two people disagree', () => {
    const view = groupOf(['a', 'b', 'c'], ready);
    const fields = new Map(view.fields);
    fields.set('g/c.enj2', register(3, T0, [{ value: 0, at: T0, tag: 'bruno' }]));
    expect(exitCriteria({ ...view, fields }, grid).filter(({ met }) => !met)).toMatchObject([
      { guard: 'shared-reading', value: 3, least: 2 },
    ]);
  });

  it('does not wait for what the grid in use does not ask', () => {
    expect(asks({}, { ...grid, questions: grid.questions.filter(({ id }) => id !== 'c.fai1') })).toEqual([
      'shared-reading',
      'driver-found',
    ]);
    expect(asks({}, null)).toBe(true);
  });
});
