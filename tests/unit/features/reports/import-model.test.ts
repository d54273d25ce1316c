import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import { createReplica } from '#crdt/record.ts';
import type { DocId } from '#domain/ids.ts';
import type { Draft, RecordKind } from '#domain/record/record.ts';
import { draftText, foreignWorkspace, importLines, originText } from '#features/reports/import-model.ts';
import type { PlannedRecord } from '#store/rescue-import.ts';
import type { RescueContent } from '#store/rescue-read.ts';
import type { Store } from '#store/store.ts';
import { T0, writerOf } from '#tests/support/writers.ts';
import { docOf } from '#tests/unit/sync-server/workbench.ts';

function planned(doc: DocId, kind: RecordKind, write: (draft: Draft) => void): PlannedRecord {
  const replica = createReplica([]);
  replica.edit(writerOf('anais').at(T0), write);
  return { doc, kind, reasons: ['unsent'], view: replica.view(), brings: 'new' };
}

const store = {
  cards: { company: signal(new Map()) },
  device: signal({ workspace: { id: 'here', name: 'Couserans', origin: '' } }),
  nameOf: (tag: string) => (tag === 'abcde' ? 'Anaïs' : ''),
} as unknown as Store;

const content: RescueContent = {
  at: T0,
  device: 'abcde',
  workspace: null,
  records: [],
  drafts: [],
  damaged: [],
  media: [],
};

describe('the preview of a rescue file', () => {
  it('calls each record by its name, a dossier by its company, also when that is only in the file', () => {
    const plan = {
      damaged: [],
      records: [
        planned(docOf(1), 'company', (draft) => draft.set('name', 'Fournil')),
        planned(docOf(2), 'dossier', (draft) => draft.set('company', docOf(1))),
        planned(docOf(3), 'stake', (draft) => draft.set('title', 'Transport')),
        planned(docOf(4), 'session', (draft) => draft.set('date', '2026-11-23')),
        planned(docOf(5), 'action', (draft) => draft.set('cost', 1)),
      ],
    };
    expect(importLines(store, plan).map(({ name }) => name)).toEqual([
      'Fournil',
      'Fournil',
      'Transport',
      '23\u00a0novembre 2026',
      'Sans nom',
    ]);
    expect(importLines(store, plan)[0]?.meta).toContain('n’était pas envoyée');
  });

  it('tells whose tablet made it and when, or that it does not say', () => {
    expect(originText(store, content)).toContain('tablette\u00a0: Anaïs');
    expect(originText(store, { ...content, device: 'zzzzz' })).toContain('appareil zzzzz');
    expect(originText(store, { ...content, at: null, device: '' })).toBe(
      'Fichier créé à une date inconnue, appareil inconnu.',
    );
  });

  it('knows a file of another workspace, and takes one that names none for ours', () => {
    const of = (workspace: RescueContent['workspace']): string | null =>
      foreignWorkspace(store, { ...content, workspace });
    expect([of({ id: 'there', name: 'Ariège' }), of({ id: 'here', name: 'x' }), of(null), of(undefined)]).toEqual([
      'Ariège',
      null,
      null,
      null,
    ]);
  });

  it('gives back every word of a draft, however it is nested', () => {
    expect(draftText({ name: 'Miellerie', seats: 3, open: true, more: [null, { town: 'Ustou' }] })).toBe(
      'Miellerie · 3 · Ustou',
    );
  });
});
