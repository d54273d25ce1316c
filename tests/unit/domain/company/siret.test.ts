import { describe, expect, it } from 'vitest';
import { checkSiret, formatSiret } from '#domain/company/siret.ts';

const problem = (text: string): string | null => {
  const checked = checkSiret(text);
  return checked.ok ? null : checked.error.type;
};

describe('a SIRET', () => {
  it('is 14 digits whose Luhn key holds', () => {
    expect(checkSiret('73282932000074')).toEqual({ ok: true, value: '73282932000074' });
    expect(problem('73282932000075')).toBe('siret-key');
  });

  it('may be typed with spaces, no-break spaces, dots or hyphens', () => {
    for (const text of ['732 829 320 00074', '732\u00A0829\u202F320\u00A000074', ' 732.829.320-00074 ']) {
      expect(checkSiret(text)).toEqual({ ok: true, value: '73282932000074' });
    }
  });

  it('with two neighbours swapped is told by its key', () => {
    expect(problem('37282932000074')).toBe('siret-key');
  });

  it('of La Poste has a plain sum that is a multiple of five', () => {
    expect(checkSiret('35600000009075').ok).toBe(true);
    expect(problem('35600000009076')).toBe('siret-key');
  });

  it('of the head office of La Poste holds by Luhn as well', () => {
    expect(checkSiret('356 000 000 00048')).toEqual({ ok: true, value: '35600000000048' });
  });

  it('outside La Poste gets nothing from a sum that is a multiple of five', () => {
    expect(problem('73282932000076')).toBe('siret-key');
  });

  it('too short, too long or with letters says which', () => {
    expect(problem('7328293200007')).toBe('siret-length');
    expect(problem('732829320000744')).toBe('siret-length');
    expect(problem('')).toBe('siret-length');
    expect(problem('7328293200007O')).toBe('siret-characters');
    expect(problem('７３２８２９３２００００７４')).toBe('siret-characters');
  });

  it('is shown in groups, and a text that is none is shown as it is', () => {
    expect(formatSiret('73282932000074')).toBe('732\u00A0829\u00A0320\u00A000074');
    expect(formatSiret('en cours')).toBe('en cours');
  });
});
