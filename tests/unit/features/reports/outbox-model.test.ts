import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard, DossierCard } from '#domain/record/cards.ts';
import { ageText, lineOf, reasonWords, stuckLines, urgencyOf, waitingLines } from '#features/reports/outbox-model.ts';
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
      expect(reasonWords(reason).text).not.toContain(reason);
    expect(reasonWords('brand-new').text).toContain('brand-new');
  });

  it('says for each refusal what to do about it', () => {
    for (const reason of [...ACK_STATUSES.filter(isRefusal), 'revoked', 'needbase', 'brand-new'])
      expect(reasonWords(reason).help).not.toBe('');
  });

  it('offers to send again what may pass later, and only while the record is here', () => {
    const again = (doc: string, reason: string): boolean | undefined =>
      stuckLines(cards, [{ id: 1, doc: id(doc), reason, at: 1 }])[0]?.again;
    expect(['forbidden', 'revoked', 'needbase'].map((reason) => again('c', reason))).toEqual([true, true, true]);
    expect(['gone', 'toolarge', 'invalid'].map((reason) => again('c', reason))).toEqual([false, false, false]);
    expect(again('x', 'forbidden')).toBe(false);
  });

  it('tells of each record since when it waits, the longest first', () => {
    const pending = {
      docs: new Set([id('d'), id('c')]),
      since: new Map([
        [id('d'), 20],
        [id('c'), 10],
      ]),
    };
    expect(waitingLines(cards, pending).map(({ doc, since }) => [doc, since])).toEqual([
      ['c', 10],
      ['d', 20],
    ]);
    const hour = 3_600_000;
    expect([0.5, 1, 47, 48, 100].map((hours) => ageText(0, hours * hour))).toEqual([
      'moins d’une heure',
      '1\u00a0h',
      '47\u00a0h',
      '2\u00a0jours',
      '4\u00a0jours',
    ]);
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
