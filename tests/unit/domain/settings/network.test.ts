import { describe, expect, it } from 'vitest';
import { docIdFromBytes } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import { project } from '#domain/record/project.ts';
import {
  bringBack,
  dismissProposal,
  NETWORK_DEFAULTS,
  NO_NETWORK_SETTINGS,
  readNetworkSettings,
} from '#domain/settings/network.ts';
import { beginTeamSettings, teamHolder } from '#domain/settings/team.ts';
import { plainRecord, register, T0, viewOf } from '#tests/unit/domain/plain-record.ts';

const doc = (byte: number) => docIdFromBytes(new Uint8Array(16).fill(byte));

function record(byte: number, fields: { readonly [key: string]: readonly [value: Json, at: number] }) {
  const written = Object.entries(fields).map(([key, [value, at]]) => [key, register(value, at)] as const);
  const purpose = ['purpose', register('network', T0)] as const;
  return { doc: doc(byte), view: { ...viewOf({}), fields: new Map([purpose, ...written]) } };
}

describe('the network’s parameters', () => {
  it('hold their defaults until somebody writes them', () => {
    expect(readNetworkSettings([])).toEqual(NO_NETWORK_SETTINGS);
    expect(NETWORK_DEFAULTS).toEqual({
      stakeCompanies: 3,
      stakeKm: 15,
      affinityKm: 30,
      smallCell: 3,
      smallCellCommune: 5,
    });
  });

  it('of two records made offline each parameter is the one written last, whatever their order', () => {
    const first = record(1, { stakeKm: [20, T0 + 5], stakeCompanies: [4, T0 + 1] });
    const second = record(2, { stakeKm: [10, T0 + 2], stakeCompanies: [5, T0 + 9] });
    for (const both of [
      [first, second],
      [second, first],
    ]) {
      expect(readNetworkSettings(both)).toMatchObject({ stakeKm: 20, stakeCompanies: 5, affinityKm: 30 });
      expect(teamHolder(both, 'network', 'stakeKm')).toBe(doc(1));
      expect(teamHolder(both, 'network', 'stakeCompanies')).toBe(doc(2));
    }
  });

  it('what is no whole number within the bounds reads as the default', () => {
    for (const bad of ['4', null, 1.5, 0, 1, -3, 1000, Number.NaN, [3]] as Json[]) {
      expect(readNetworkSettings([record(1, { stakeCompanies: [bad, T0] })]).stakeCompanies).toBe(3);
    }
  });

  it('while two people disagree on a threshold of secrecy, the more careful one holds', () => {
    const view = viewOf({ purpose: 'network' });
    const other = { value: 7, at: T0, tag: 'bruno' };
    const fields = new Map([...view.fields, ['smallCell', register(4, T0 + 5, [other])] as const]);
    expect(readNetworkSettings([{ doc: doc(1), view: { ...view, fields } }]).smallCell).toBe(7);
  });

  it('a proposal set aside is set aside for all, with the reason, and can be brought back', () => {
    const held = plainRecord();
    held.edit((draft) => beginTeamSettings(draft, 'network', 'Réseau'));
    held.edit((draft) =>
      dismissProposal(draft, { key: 'proches~a~b', companies: [doc(1), doc(2)] }, ' déjà brouillés ', T0),
    );
    const read = () => readNetworkSettings([{ doc: doc(9), view: held.view }]).dismissed;
    expect([...read().values()]).toMatchObject([{ reason: 'déjà brouillés', companies: [doc(1), doc(2)] }]);
    held.edit((draft) => bringBack(draft, 'proches~a~b'));
    expect(read().size).toBe(0);
    held.edit((draft) => dismissProposal(draft, { key: 'proches~a~b', companies: [] }, 'encore', T0));
    expect(read().get('proches~a~b')?.reason).toBe('encore');
  });

  it('brought back in one record, it is back although another record still sets it aside', () => {
    const key = 'dismissed/proches~a~b';
    const first = record(1, { [`${key}/reason`]: ['non', T0 + 1] });
    const second = record(2, { [`${key}/gone`]: [true, T0 + 5] });
    expect(readNetworkSettings([first]).dismissed.size).toBe(1);
    expect(readNetworkSettings([second, first]).dismissed.size).toBe(0);
  });

  it('the card of such a record names its purpose, that of a grid does not', () => {
    const card = (view: ReturnType<typeof viewOf>) =>
      project('settings', doc(1), view, { grids: new Map(), updatedAt: T0 });
    expect(card(viewOf({ purpose: 'network' }))).toMatchObject({ purpose: 'network' });
    expect(card(viewOf({ purpose: 'network' }))).not.toHaveProperty('documents');
    expect(card(viewOf({ name: 'Grille' }))).not.toHaveProperty('purpose');
  });
});
