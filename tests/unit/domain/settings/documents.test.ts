import { describe, expect, it } from 'vitest';
import { docIdFromBytes } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import { project } from '#domain/record/project.ts';
import {
  beginDocumentSettings,
  EMBLEM_CAP,
  holderOf,
  isEmblem,
  NO_DOCUMENT_SETTINGS,
  readDocumentSettings,
} from '#domain/settings/documents.ts';
import { plainRecord, register, T0, viewOf } from '#tests/unit/domain/plain-record.ts';

const doc = (byte: number) => docIdFromBytes(new Uint8Array(16).fill(byte));

/** A settings record whose fields were written at the given moments. */
function record(byte: number, fields: { readonly [key: string]: readonly [value: Json, at: number] }) {
  const written = Object.entries(fields).map(([key, [value, at]]) => [key, register(value, at)] as const);
  const purpose = ['purpose', register('documents', T0)] as const;
  return { doc: doc(byte), view: { ...viewOf({}), fields: new Map([purpose, ...written]) } };
}

describe('what documents carry', () => {
  it('is empty until somebody writes it', () => {
    expect(readDocumentSettings([])).toEqual(NO_DOCUMENT_SETTINGS);
    expect(holderOf([], 'body')).toBeNull();
  });

  it('of two records made offline each field is the one written last, whatever their order', () => {
    const first = record(1, { body: ['Syndicat', T0 + 5], dpo: ['ancien', T0 + 1] });
    const second = record(2, { body: ['Brouillon', T0 + 2], dpo: ['dpo@exemple.fr', T0 + 9], phone: ['05', T0] });
    const merged = { ...NO_DOCUMENT_SETTINGS, body: 'Syndicat', dpo: 'dpo@exemple.fr', phone: '05' };
    expect(readDocumentSettings([first, second])).toEqual(merged);
    expect(readDocumentSettings([second, first])).toEqual(merged);
  });

  it('a field is written where its latest value stands, else in the record with the lowest id', () => {
    const first = record(1, { body: ['Syndicat', T0 + 5] });
    const second = record(2, { dpo: ['x', T0] });
    for (const both of [
      [first, second],
      [second, first],
    ]) {
      expect(holderOf(both, 'body')).toBe(doc(1));
      expect(holderOf(both, 'dpo')).toBe(doc(2));
      expect(holderOf(both, 'phone')).toBe([doc(1), doc(2)].sort()[0]);
    }
  });

  it('an emptied field stays empty, though another record still holds words', () => {
    const records = [record(1, { dpo: ['ancien', T0] }), record(2, { dpo: [null, T0 + 1] })];
    expect(readDocumentSettings(records).dpo).toBe('');
  });

  it('a published grid is a settings record too, and is not read as these', () => {
    const grid = { doc: doc(3), view: viewOf({ name: 'Grille', 'grid/hash': 'h', body: 'corps' }) };
    expect(readDocumentSettings([grid]).body).toBe('');
  });

  it('an emblem is a small picture in the record itself, never an address elsewhere', () => {
    expect(isEmblem('data:image/png;base64,iVBORw0KGgo=')).toBe(true);
    for (const bad of [
      'https://exemple.fr/logo.png',
      'javascript:alert(1)',
      'data:image/svg+xml;base64,PHN2Zz4=',
      'data:image/png;base64,"><script>',
      `data:image/png;base64,${'A'.repeat(EMBLEM_CAP)}`,
    ]) {
      expect(isEmblem(bad)).toBe(false);
      expect(readDocumentSettings([record(1, { emblem: [bad, T0] })]).emblem).toBe('');
    }
  });

  it('the card of such a record says so, and that of a grid does not', () => {
    const held = plainRecord();
    held.edit((draft) => beginDocumentSettings(draft, 'Documents'));
    const card = (view: typeof held.view) => project('settings', doc(1), view, { grids: new Map(), updatedAt: T0 });
    expect(card(held.view)).toMatchObject({ name: 'Documents', documents: true });
    expect(card(viewOf({ name: 'Grille' }))).not.toHaveProperty('documents');
  });
});
