// Every door a confidential stake might leave by, one test each.
import { describe, expect, it } from 'vitest';
import { maySeeAction, seenActions, seenStakes } from '#binding/rights.ts';
import type { Role } from '#domain/access/role.ts';
import type { Day } from '#domain/day.ts';
import { readAction, writeAction } from '#domain/collective/action.ts';
import { accompaniedCompanies } from '#domain/collective/accompanied.ts';
import { allEntries } from '#domain/collective/calendar-entries.ts';
import { actionsFor, publicActions, publicStakes, stakesFor } from '#domain/collective/confidential.ts';
import { mayMoveStake } from '#domain/collective/moves.ts';
import { readStake, writeStake } from '#domain/collective/stake.ts';
import { actionTable, stakeTable } from '#domain/exchange/collective-export.ts';
import { networkExport } from '#domain/exchange/network-export.ts';
import { createNetworkIndex } from '#domain/network/network-index.ts';
import { sharedTopics } from '#domain/network/neighbours.ts';
import type { DocId } from '#domain/ids.ts';
import type { ActionCard, StakeCard } from '#domain/record/cards.ts';
import { pageFigures, toldActions } from '#domain/territory/page-figures.ts';
import { handoffMessage, MESSAGE_PARTS } from '#features/actions/handoff-message.ts';
import { homeOf } from '#features/home/home-model.ts';
import { takesPartIn } from '#features/companies/company-life.tsx';
import type { Store } from '#store/store.ts';
import { plainRecord, register, viewOf } from '#tests/unit/domain/plain-record.ts';
import {
  actionCard,
  companyCard,
  docNamed,
  dossierCard,
  stakeCard,
} from '#tests/unit/features/network/sample-cards.ts';

const SECRET = 'L’avenir du papier';
const today = '2026-11-23' as Day;
const SAINT_GIRONS = '09261';

const companies = new Map(
  ['scierie', 'papeterie'].map((name) => [docNamed(name), companyCard(name, { commune: SAINT_GIRONS })]),
);
const members = [...companies.keys()].map((company) => ({ company, position: 'actif', named: true as const }));
const secret = stakeCard('secret', { title: SECRET, topic: 'papier', confidential: true, state: 'en_action', members });
const open = stakeCard('open', { title: 'Sécher le bois', topic: 'bois', state: 'en_action', members });
const stakes = new Map([secret, open].map((stake) => [stake.doc, stake]));
const planned = { start: today, end: today, companies: [...companies.keys()] };
const hushed = actionCard('hushed', { ...planned, title: `Atelier ${SECRET}`, stake: secret.doc });
const told = actionCard('told', { ...planned, title: 'Atelier bois', stake: open.doc });
const lost = actionCard('lost', { ...planned, title: 'Atelier sans enjeu ici', stake: docNamed('elsewhere') });
const actions: ActionCard[] = [hushed, told, lost];

/** What of it can be read there, by name or by id. */
function leaks(value: unknown): string[] {
  const text = JSON.stringify(value);
  return [SECRET, secret.doc, hushed.doc].filter((told) => text.includes(told));
}

const words = { stakeState: (id: string) => id, actionState: (id: string) => id, topic: (id: string) => id };
const options = { sector: new Map<string, string>(), legalForm: new Map<string, string>() };

describe('a confidential stake, and what is done for it', () => {
  it('is seen by advisors and coordinators, and by nobody else', () => {
    for (const role of ['advisor', 'coordinator'] as const) {
      expect(stakesFor(role, stakes.values())).toHaveLength(2);
      expect(actionsFor(role, actions, stakes)).toHaveLength(3);
    }
    for (const role of ['committee', 'partner'] as const) {
      expect(leaks([stakesFor(role, stakes.values()), actionsFor(role, actions, stakes)])).toEqual([]);
    }
  });

  it('stays confidential while two people disagree', () => {
    const view = viewOf({});
    const other = { value: true, at: 1, tag: 'bruno' };
    const fields = new Map([...view.fields, ['confidential', register(false, 5, [other])] as const]);
    expect(readStake({ ...view, fields }).confidential).toBe(true);
  });

  it('is not in what leaves the team, and neither is an action whose stake is not on this device', () => {
    expect(leaks([publicStakes(stakes.values()), publicActions(actions, stakes)])).toEqual([]);
    expect(publicActions(actions, stakes)).toEqual([told]);
  });

  it('is not in the table of stakes nor in that of actions', () => {
    expect(leaks([stakeTable(stakes.values(), companies, words), actionTable(actions, stakes, words)])).toEqual([]);
    expect(stakeTable(stakes.values(), companies, words).confidential).toBe(1);
  });

  it('is not in the network for other programs', () => {
    const parts = { companies: companies.values(), stakes: stakes.values(), partners: [], words: options, day: today };
    expect(leaks(networkExport(parts as unknown as Parameters<typeof networkExport>[0]))).toEqual([]);
  });

  it('is not in the calendar', () => {
    expect(leaks(allEntries(actions, stakes))).toEqual([]);
    expect(allEntries(actions, stakes)).not.toEqual([]);
  });

  it('ties nobody on the network of a committee member or a partner', () => {
    const seen = {
      companies,
      partners: new Map(),
      stakes: new Map(stakesFor('partner', stakes.values()).map((stake) => [stake.doc, stake])),
      actions: new Map(actionsFor('partner', actions, stakes).map((action) => [action.doc, action])),
      dossiers: new Map(),
    };
    expect(leaks(createNetworkIndex().read(seen).lines)).toEqual([]);
    expect(createNetworkIndex().read(seen).lines).not.toEqual([]);
  });

  it('is not on a company’s page for a committee member or a partner', () => {
    const company = docNamed('papeterie');
    const page = (role: 'committee' | 'advisor') =>
      takesPartIn(stakesFor(role, stakes.values()), actionsFor(role, actions, stakes), company);
    expect(leaks(page('committee'))).toEqual([]);
    expect(page('advisor').stakes).toHaveLength(2);
  });

  it('is not on the home of a committee member or a partner', () => {
    const cards = { dossiers: [], companies, actions: actionsFor('committee', actions, stakes) };
    expect(leaks(homeOf(cards, { member: null }, today))).toEqual([]);
  });

  it('is not told to the next company that has the same need', () => {
    const dossiers = [...companies.keys()].map((company, index) =>
      dossierCard(`d${index}`, { company, topics: ['papier'] }),
    );
    const data = { companies, dossiers, stakes: publicStakes(stakes.values()), none: new Set<string>() };
    expect(leaks(sharedTopics(docNamed('scierie'), data, 15))).toEqual([]);
  });

  it('changes nothing on the page on the territory, neither its figures nor its stories', () => {
    const page = { companies: companies.values(), dossiers: [], smallCell: 1, smallCellCommune: 1 };
    const figures = (all: StakeCard[], done: ActionCard[]) => pageFigures({ ...page, stakes: all, actions: done });
    expect(figures([secret, open], [hushed, told])).toEqual(figures([open], [told]));
    expect(leaks(toldActions(actions, stakes))).toEqual([]);
  });

  it('is not on any page that shows stakes and actions beside something else, nor opened by its address', () => {
    const seen = (role: Role) => {
      const cards = { stake: { value: stakes }, action: { value: new Map(actions.map((one) => [one.doc, one])) } };
      const store = { cards, device: { value: { member: { role } } } } as unknown as Pick<Store, 'cards' | 'device'>;
      return [seenStakes(store), seenActions(store), actions.filter((one) => maySeeAction(store, one))];
    };
    expect(leaks([seen('partner'), seen('committee')])).toEqual([]);
    expect(leaks(seen('advisor'))).not.toEqual([]);
  });

  it('is not put into a message to a partner, whatever is ticked', () => {
    const store = { cards: { stake: { value: stakes }, company: { value: companies } } } as unknown as Store;
    const told = (stake: DocId) => {
      const record = plainRecord();
      record.edit((draft) => writeAction(draft, { title: `Atelier ${SECRET}`, stake, result: SECRET }));
      return handoffMessage(store, MESSAGE_PARTS, { action: readAction(record.view), person: '', from: 'Anaïs' });
    };
    expect(leaks(told(secret.doc))).toEqual([]);
    expect(leaks(told(open.doc))).toEqual([SECRET]);
  });

  it('does not go to the committee', () => {
    const record = plainRecord();
    record.edit((draft) => writeStake(draft, { title: SECRET, confidential: true }));
    const stake = readStake(record.view);
    const move = { day: today, reason: '' };
    expect(mayMoveStake('coordinator', 'plan_collectif', 'soumis_comite', { stake, exit: [], move })).toMatchObject({
      ok: false,
      error: { type: 'guards', guards: ['not-confidential'] },
    });
  });
});

describe('« entreprises accompagnées »', () => {
  const stakeOf = (...positions: string[]): Pick<StakeCard, 'members'> => ({
    members: positions.map((position, index) => ({ company: docNamed(`c${index}`), position })),
  });

  it('counts each company once, whatever the number of its stakes', () => {
    expect(accompaniedCompanies([stakeOf('porteur', 'actif'), stakeOf('test', 'actif', 'porteur')]).size).toBe(3);
  });

  it('counts neither who wants news nor who said no', () => {
    expect(accompaniedCompanies([stakeOf('suivre', 'non')]).size).toBe(0);
  });
});
