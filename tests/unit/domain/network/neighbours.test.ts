import { describe, expect, it } from 'vitest';
import { sharedTopics } from '#domain/network/neighbours.ts';
import type { CitingData } from '#domain/network/stake-proposals.ts';
import type { StakeCard } from '#domain/record/cards.ts';
import { companyCard, docNamed, dossierCard, stakeCard } from '#tests/unit/features/network/sample-cards.ts';

const SAINT_GIRONS = '09261';
const SAINT_LIZIER = '09268';
const AULUS = '09029';

function around(stakes: StakeCard[] = [], stance = 'ok'): CitingData {
  const companies = [
    companyCard('scierie', { commune: SAINT_GIRONS }),
    companyCard('fournil', { commune: SAINT_LIZIER, stance }),
    companyCard('thermes', { commune: AULUS }),
    companyCard('gite', { commune: SAINT_GIRONS }),
  ];
  return {
    companies: new Map(companies.map((company) => [company.doc, company])),
    dossiers: ['scierie', 'fournil', 'thermes'].map((name) =>
      dossierCard(`d-${name}`, { company: docNamed(name), topics: ['livraisons'] }),
    ),
    stakes,
    none: new Set(['rien']),
  };
}

const names = (data: CitingData) =>
  sharedTopics(docNamed('scierie'), data, 15).flatMap(({ others }) => others.map(({ company }) => company));

describe('who else has this need', () => {
  it('is near, cites the same topic, and is never the company itself', () => {
    expect(names(around())).toEqual([docNamed('fournil')]);
    expect(sharedTopics(docNamed('gite'), around(), 15)).toEqual([]);
  });

  it('may be known from a place in a stake alone, is counted once, and is named only with its consent', () => {
    const stake = stakeCard('tournee', {
      topic: 'livraisons',
      members: [
        { company: docNamed('gite'), position: 'actif', named: true },
        { company: docNamed('fournil'), position: 'suivre' },
      ],
    });
    const [shared] = sharedTopics(docNamed('scierie'), around([stake]), 15);
    expect(shared?.others.map(({ company, named }) => [company, named])).toEqual([
      [docNamed('gite'), true],
      [docNamed('fournil'), false],
    ]);
    expect(shared?.stakes).toEqual([stake]);
  });

  it('is not one that said no, nor one that asked to be left alone', () => {
    const members = [{ company: docNamed('gite'), position: 'non' }];
    expect(names(around([stakeCard('s', { topic: 'livraisons', members })]))).toEqual([docNamed('fournil')]);
    expect(names(around([], 'ne-plus-contacter'))).toEqual([]);
  });

  it('a stake that ended is not one to join', () => {
    const ended = stakeCard('s', { topic: 'livraisons', state: 'clos' });
    expect(sharedTopics(docNamed('scierie'), around([ended]), 15)[0]?.stakes).toEqual([]);
  });

  it('without a commune in the territory no distance is made up', () => {
    const data = around();
    const nowhere = new Map([...data.companies, [docNamed('scierie'), companyCard('scierie')] as const]);
    expect(names({ ...data, companies: nowhere })).toEqual([]);
  });
});
