import { describe, expect, it } from 'vitest';
import { teamView } from '#domain/settings/team.ts';
import { readViews, removeView, renameView, restoreView, saveView, VIEW_NAME_CAP } from '#domain/settings/views.ts';
import { docIdFromBytes } from '#domain/ids.ts';
import { plainRecord, T0, viewOf } from '#tests/unit/domain/plain-record.ts';

describe('saved views', () => {
  it('keep a name and what was selected, in the order of their names', () => {
    const record = plainRecord();
    record.edit((draft) => saveView(draft, ' Pain du Massatois ', 'bassin=massatois', T0));
    record.edit((draft) => saveView(draft, 'Bois', 'vue=liens&secteur=bois-foret', T0 + 1));
    expect(readViews(record.view).map(({ name, query }) => [name, query])).toEqual([
      ['Bois', 'vue=liens&secteur=bois-foret'],
      ['Pain du Massatois', 'bassin=massatois'],
    ]);
  });

  it('are renamed, taken out and put back', () => {
    const record = plainRecord();
    let id = '';
    record.edit((draft) => {
      id = saveView(draft, 'Bois', '', T0);
    });
    record.edit((draft) => renameView(draft, id, 'x'.repeat(200)));
    expect(readViews(record.view)[0]?.name).toHaveLength(VIEW_NAME_CAP);
    record.edit((draft) => removeView(draft, id));
    expect(readViews(record.view)).toEqual([]);
    record.edit((draft) => restoreView(draft, id));
    expect(readViews(record.view)).toHaveLength(1);
  });

  it('of two records made offline are shown together', () => {
    const kept = (byte: number, name: string) => ({
      doc: docIdFromBytes(new Uint8Array(16).fill(byte)),
      view: viewOf({ purpose: 'views', [`view/row${byte}/name`]: name, [`view/row${byte}/query`]: '' }),
    });
    const both = teamView([kept(1, 'Bois'), kept(2, 'Pain')], 'views');
    expect(readViews(both).map(({ name }) => name)).toEqual(['Bois', 'Pain']);
  });
});
