// @vitest-environment jsdom
import { h, render } from 'preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentFacts, documentModel } from '#domain/documents/document.ts';
import { NO_DOCUMENT_SETTINGS } from '#domain/settings/documents.ts';
import { PaperView } from '#features/documents/paper-view.tsx';
import { paperWords } from '#features/documents/paper-words.ts';
import { locale } from '#i18n/locale.ts';
import { fullSources } from '#tests/support/paper-dossier.ts';

beforeEach(() => {
  locale.value = 'en';
});
afterEach(() => {
  locale.value = 'fr';
});

describe('a document on an English screen', () => {
  it('is English, and says of the grid’s words in it that they are French (WCAG 3.1.2)', async () => {
    const sources = await fullSources();
    const facts = documentFacts(sources, { kind: 'fiche' });
    if (!facts) throw new Error('no document');
    const drawn = documentModel(facts, sources, NO_DOCUMENT_SETTINGS, paperWords());
    // The drawing asks how wide it may be, which nothing tells here; its table says the same.
    const blocks = drawn.blocks.map((block) =>
      block.type === 'radar' ? { type: 'table' as const, ...block.table } : block,
    );
    const model = { ...drawn, blocks };
    const root = document.createElement('div');
    render(h(PaperView, { model, photos: null }), root);
    expect(root.querySelector('article')?.lang).toBe('en');
    const french = new Set([...root.querySelectorAll('[lang=fr]')].map(({ textContent }) => textContent));
    const bands = sources.grid?.scoring.bands.map(({ label }) => label) ?? [];
    expect(bands.filter((band) => french.has(band))).not.toEqual([]);
    expect(french).toContain('Forêt, bois, menuiserie, ameublement');
    expect(french).not.toContain('Support');
  });
});
