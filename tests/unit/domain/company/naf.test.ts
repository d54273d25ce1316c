import { expect, it } from 'vitest';
import { checkNaf } from '#domain/company/naf.ts';

it('a NAF code is four digits and a letter, with or without its dot, spaces and capitals', () => {
  for (const text of ['10.71C', '1071C', '10.71c', ' 10 71 c ']) {
    expect(checkNaf(text, 'rev2')).toEqual({ ok: true, value: '10.71C' });
  }
});

it('anything else, or division 00, is not a NAF code in either nomenclature', () => {
  for (const text of ['', '107C', '10.711', '00.11Z', '10.71CC']) {
    expect(checkNaf(text, 'rev2')).toEqual({ ok: false, error: { type: 'naf-shape' } });
    expect(checkNaf(text, '2025').ok).toBe(false);
  }
});
