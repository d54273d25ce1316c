import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard, DossierCard } from '#domain/record/cards.ts';
import { lineOf, reasonText, stuckLines, urgencyOf } from '#features/reports/outbox-model.ts';
import { isRefusal, ACK_STATUSES } from '#protocol/refusal.ts';
import type { Store } from '#store/store.ts';

const id = (text: string): DocId => text as DocId;
const company = { kind: 'company', doc: id('c'), name: 'Scierie du Biros', updatedAt: 7 } as CompanyCard;
const dossier = { kind: 'dossier', doc: id('d'), company: id('c'), updatedAt: 8 } as DossierCard;

const cards = {
  company: signal(new Map([[company.doc, company]])),
  dossier: signal(new Map([[dossier.doc, dossier]])),
  stake: signal(new Map()),
  action: signal(new Map()),
  session: signal(new Map()),
} as unknown as Store['cards'];

describe('the outbox', () => {
  it('calls a dossier by its company', () => {
    expect(lineOf(cards, dossier.doc)).toEqual({
      doc: 'd',
      kind: 'dossier',
      name: 'Scierie du Biros',
      href: '/dossiers/d',
      updatedAt: 8,
    });
  });

  it('still tells a record that has no card', () => {
    expect(lineOf(cards, id('x'))).toMatchObject({ kind: 'other', href: null });
  });

  it('shows a refused record once, from its first refusal, the oldest record first', () => {
    const lines = stuckLines(cards, [
      { id: 1, doc: id('c'), reason: 'forbidden', at: 30 },
      { id: 2, doc: id('c'), reason: 'invalid', at: 20 },
      { id: 3, doc: id('d'), reason: 'gone', at: 10 },
    ]);
    expect(lines.map(({ doc, reason }) => [doc, reason])).toEqual([
      ['d', 'gone'],
      ['c', 'invalid'],
    ]);
  });

  it('has words for each refusal of the protocol, and for a removed device', () => {
    for (const reason of [...ACK_STATUSES.filter(isRefusal), 'revoked'])
      expect(reasonText(reason)).not.toContain(reason);
    expect(reasonText('brand-new')).toContain('brand-new');
  });

  it('advises after 24 h unsent and offers a file after 72 h', () => {
    const hour = 3_600_000;
    const at = (hours: number) => urgencyOf(0, hours * hour);
    expect([urgencyOf(null, 1e12), at(23.9), at(24), at(71.9), at(72)]).toEqual([
      'none',
      'none',
      'advice',
      'advice',
      'rescue',
    ]);
  });
});
