import { describe, expect, it } from 'vitest';
import { isRole, mayReadRecord, mayWriteRecord, ROLES } from '#domain/access/role.ts';

const shared = { channel: 'network', owner: 'anais' } as const;
const mine = { channel: 'private', owner: 'anais' } as const;
const nobodys = { channel: 'private', owner: '' } as const;

describe('rights by channel', () => {
  it.each(ROLES)('a record of the network is read by a %s', (role) => {
    expect(mayReadRecord({ id: 'x', role }, shared)).toBe(true);
  });

  it('a private record is read by its advisor and the coordinators, and by nobody else', () => {
    expect(mayReadRecord({ id: 'anais', role: 'advisor' }, mine)).toBe(true);
    expect(mayReadRecord({ id: 'bruno', role: 'coordinator' }, mine)).toBe(true);
    expect(mayReadRecord({ id: 'bruno', role: 'advisor' }, mine)).toBe(false);
    expect(mayReadRecord({ id: 'anais', role: 'committee' }, mine)).toBe(false);
    expect(mayReadRecord({ id: 'anais', role: 'partner' }, mine)).toBe(false);
  });

  it('a private record without an owner is read by coordinators only', () => {
    expect(mayReadRecord({ id: '', role: 'advisor' }, nobodys)).toBe(false);
    expect(mayReadRecord({ id: 'c', role: 'coordinator' }, nobodys)).toBe(true);
  });

  it('committee members and partners read only', () => {
    for (const role of ['committee', 'partner'] as const) expect(mayWriteRecord({ id: 'x', role }, shared)).toBe(false);
    for (const role of ['advisor', 'coordinator'] as const)
      expect(mayWriteRecord({ id: 'x', role }, shared)).toBe(true);
  });

  it('the settings of the workspace, its grids among them, are written by coordinators and read by everybody', () => {
    const settings = { ...shared, kind: 'settings' } as const;
    for (const role of ROLES) {
      expect(mayWriteRecord({ id: 'anais', role }, settings)).toBe(role === 'coordinator');
      expect(mayReadRecord({ id: 'anais', role }, settings)).toBe(true);
    }
    expect(mayWriteRecord({ id: 'anais', role: 'advisor' }, { ...shared, kind: 'company' })).toBe(true);
  });

  it('a confidential stake is read by the team only, and written by those who read it', () => {
    const confined = { ...shared, confined: true };
    for (const role of ROLES) {
      const carries = role === 'coordinator' || role === 'advisor';
      expect(mayReadRecord({ id: 'x', role }, confined)).toBe(carries);
      expect(mayWriteRecord({ id: 'x', role }, confined)).toBe(carries);
    }
  });

  it('nobody writes what they may not read', () => {
    expect(mayWriteRecord({ id: 'bruno', role: 'advisor' }, mine)).toBe(false);
  });

  it('a role is one of four words', () => {
    expect(isRole('advisor')).toBe(true);
    expect(isRole('admin')).toBe(false);
    expect(isRole(null)).toBe(false);
  });
});
