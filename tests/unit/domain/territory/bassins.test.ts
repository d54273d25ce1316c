import { describe, expect, it } from 'vitest';
import { BASSINS, bassinOf } from '#domain/territory/bassins.ts';
import { COMMUNES, communeOf } from '#domain/territory/communes.ts';

describe('bassins', () => {
  it('each commune of the territory has a bassin, and each bassin but « autres » has communes', () => {
    const found = new Set(COMMUNES.map(({ code }) => bassinOf(code)));
    expect([...found].sort()).toEqual(BASSINS.filter((bassin) => bassin !== 'autres').sort());
  });

  it('the towns that give a bassin its name are in it', () => {
    const named = (name: string) => bassinOf(COMMUNES.find((commune) => commune.name === name)?.code ?? '');
    expect(named('Saint-Girons')).toBe('saint-girons');
    expect(named('La Bastide-de-Sérou')).toBe('seronais');
    expect(named('Sainte-Croix-Volvestre')).toBe('volvestre');
    expect(named('Castillon-en-Couserans')).toBe('castillonnais');
    expect(named('Ustou')).toBe('haut-salat');
    expect(named('Massat')).toBe('massatois');
  });

  it('the old code of a merged commune has the bassin of the new one', () => {
    expect(bassinOf('09317')).toBe(bassinOf(communeOf('09317')?.code ?? ''));
  });

  it('what has no commune of the territory is « autres »', () => {
    expect(bassinOf('')).toBe('autres');
    expect(bassinOf('31555')).toBe('autres');
  });
});
