import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Block, DocumentModel } from '#domain/documents/block.ts';
import { documentFacts, documentModel } from '#domain/documents/document.ts';
import { documentOf, visitDocument, type DocumentName } from '#domain/documents/names.ts';
import { addVoice, voiceCaptionKey } from '#domain/dossier/voice.ts';
import type { Draft } from '#domain/record/record.ts';
import { NO_DOCUMENT_SETTINGS } from '#domain/settings/documents.ts';
import { paperWords } from '#features/documents/paper-words.ts';
import { encodePng } from '#features/settings/png.ts';
import { locale } from '#i18n/locale.ts';
import { makePdf, type PdfSources } from '#pdf/make-pdf.ts';
import { FONTS, fullSources } from '#tests/support/paper-dossier.ts';
import { plain, readPdf } from '#tests/support/read-pdf.ts';
import { T0 } from '#tests/unit/domain/plain-record.ts';

const SOURCES: PdfSources = { fonts: FONTS, pictures: () => undefined, missingPicture: 'photo absente', at: T0 };
const SETTINGS = {
  ...NO_DOCUMENT_SETTINGS,
  body: 'Syndicat Mixte du Couserans',
  programme: 'Innovation de proximité',
  funderMention: 'Cofinancé par l’Union européenne',
  dpo: 'dpo@exemple.fr',
};

async function paper(name: DocumentName, change?: Parameters<typeof fullSources>[0]): Promise<DocumentModel> {
  const sources = await fullSources(change);
  const wish = documentOf(name === 'visite-' ? visitDocument(sources.visit) : name);
  const facts = wish && documentFacts(sources, wish);
  if (!facts) throw new Error('no document');
  return documentModel(facts, sources, SETTINGS, paperWords());
}

async function read(model: DocumentModel, sources: Partial<PdfSources> = {}) {
  const made = await makePdf(model, { ...SOURCES, ...sources });
  return { ...made, ...(await readPdf(made.bytes)), made: made.pages };
}

/** A document of these blocks alone. */
function of(...blocks: readonly Block[]): DocumentModel {
  return {
    lang: 'fr',
    title: 'Essai',
    subtitle: 'Entreprise',
    letterhead: { body: 'Corps', programme: '', contact: '', emblem: '', emblemAlt: '', funderMention: '' },
    blocks,
    pageWords: 'page {page} sur {count}',
    fileName: 'essai',
  };
}

const paragraph = (text: string): Block => ({ type: 'paragraph', text });

describe('a document as a PDF', () => {
  it('has its title, its language and tags that a screen reader follows', async () => {
    const { title, lang, tagged, roles } = await read(await paper('fiche'));
    expect(title).toBe('Fiche pré-diagnostic, Scierie Faÿ & Fils');
    expect(lang).toBe('fr-FR');
    expect(tagged).toBe(true);
    for (const role of ['H1', 'H2', 'P', 'L', 'LI', 'LBody', 'Table', 'TR', 'TH', 'TD', 'Figure'])
      expect(roles).toContain(role);
  });

  it('gives its words back as they are read: accents, ligatures, quotes, no-break spaces, euros', async () => {
    const { text, characters } = await read(
      await paper('visite-', (draft, visit) =>
        draft.text(
          `visitWords/${visit}`,
          'Le cœur, c’est «\u00a0ça\u00a0»\u202f! Noël, Faÿ, À, Œ – 1\u202f200,50\u00a0€',
        ),
      ),
    );
    expect(text).toContain('Le cœur, c’est « ça » ! Noël, Faÿ, À, Œ – 1 200,50 €');
    for (const character of '\u00a0\u202f€œŒéëÿÀ«»’– ')
      expect([character, characters.has(character)]).toEqual([character, true]);
  });

  it('the report takes one page, the fiche and the plan two, and each page says which it is', async () => {
    for (const [name, count] of [
      ['visite-', 1],
      ['fiche', 2],
      ['plan', 2],
    ] as const) {
      const { pages, made } = await read(await paper(name));
      expect([name, made]).toEqual([name, count]);
      for (const [index, page] of pages.entries()) expect(page).toContain(`page ${index + 1} sur ${count}`);
    }
  });

  it('says everything its model says, head, notice and signatures included', async () => {
    const model = await paper('plan');
    const { text } = await read(model);
    const said = model.blocks.flatMap((block): string[] => {
      if (block.type === 'heading' || block.type === 'paragraph') return [block.text];
      if (block.type === 'list') return block.items.flatMap(({ title, text }) => [title, text]);
      if (block.type === 'facts') return block.items.flatMap(({ label, value }) => [label, value]);
      if (block.type === 'signatures') return block.items.flatMap(({ label, name, text }) => [label, name, text]);
      return [];
    });
    for (const words of [...said, SETTINGS.body, SETTINGS.programme, SETTINGS.funderMention, SETTINGS.dpo])
      expect(text).toContain(plain(words));
    expect(text).toContain('2 501 €');
  });

  it('tells the drawing and each signature in words', async () => {
    const { alternatives } = await read(await paper('fiche'));
    expect(alternatives.some((alt) => alt.includes('Le cap du chef d’entreprise En mouvement'))).toBe(true);
    expect(alternatives).toContain('Pour l’entreprise, Odile Faÿ, signé le 23\u00a0novembre 2026');
  });

  it('lists the voice notes of its visit by question and length, in both languages, and not what they say', async () => {
    const spoken = (draft: Draft, visit: string): void => {
      const sound = { sha: 'e'.repeat(64), type: 'audio/webm', bytes: 9 };
      const first = addVoice(draft, { ...sound, seconds: 65 }, T0, { question: 'off1', visit });
      draft.set(voiceCaptionKey(first), 'Le chef a l’air fatigué');
      addVoice(draft, { ...sound, seconds: 12.4 }, T0 + 1, { question: '', visit });
      addVoice(draft, { ...sound, seconds: 300 }, T0 + 2, { question: 'off2', visit: 'une autre' });
    };
    const { text } = await read(await paper('visite-', spoken));
    expect(text).toContain('Notes vocales Enregistrées pendant la visite. Elles restent dans l’équipe');
    expect(text).toContain('durée : 1 min 05 s');
    expect(text).toContain('Hors question durée : 12 s');
    expect(text).not.toMatch(/fatigué|5 min/);
    locale.value = 'en';
    const english = await read(await paper('visite-', spoken));
    locale.value = 'fr';
    expect(english.text).toContain('Voice notes Recorded during the visit. They stay in the team');
    expect(english.text).toContain('At no question length: 12 s');
    expect((await read(await paper('visite-'))).text).not.toContain('vocales');
  });

  it('in English is said to be English', async () => {
    expect((await read({ ...of(paragraph('Hello')), lang: 'en' })).lang).toBe('en-GB');
  });

  it('the same model at the same moment is the same file', async () => {
    const model = await paper('plan');
    expect((await makePdf(model, SOURCES)).bytes).toEqual((await makePdf(model, SOURCES)).bytes);
  });
});

describe('what people type', () => {
  it('a note of 10,000 characters goes on over the pages, whole', async () => {
    const long = Array.from({ length: 1700 }, (_, index) => `mot${index}`).join(' ');
    expect(long.length).toBeGreaterThan(10_000);
    const { text, pages, made } = await read(
      await paper('visite-', (draft, visit) => draft.text(`visitWords/${visit}`, long)),
    );
    expect(made).toBeGreaterThan(2);
    const words = text.match(/\bmot\d+/g) ?? [];
    expect(words).toEqual(long.split(' '));
    expect(pages.at(-1)).toContain(`page ${made} sur ${made}`);
  });

  it('a word of 10,000 letters stays on the paper, whole', async () => {
    const { text, made } = await read(of(paragraph('x'.repeat(10_000))));
    expect(made).toBeGreaterThan(1);
    expect((text.match(/x/g) ?? []).length).toBe(10_000);
  });

  it('a cell longer than a page goes on over the page, and its neighbours stay', async () => {
    const long = Array.from({ length: 900 }, (_, index) => `long${index}`).join(' ');
    const columns = [
      { label: 'Qui', share: 1 },
      { label: 'Quoi', share: 2 },
    ];
    const { text, made } = await read(
      of({
        type: 'table',
        caption: 'T',
        columns,
        rows: [
          ['Nom', long],
          ['Fin', 'dernier'],
        ],
      }),
    );
    expect(made).toBeGreaterThan(1);
    expect(text.match(/\blong\d+/g)).toEqual(long.split(' '));
    expect(text).toContain('dernier');
  });

  it('what the letters do not hold becomes a visible box, and is named', async () => {
    const { text, boxed } = await read(of(paragraph('Bien 👩‍🌾 joué, שלום et 木')));
    expect(text).toContain('Bien \ufffd joué, \ufffd\ufffd\ufffd\ufffd et \ufffd');
    expect(boxed).toEqual(['👩‍🌾', 'ש', 'ל', 'ו', 'ם', '木']);
  });

  it('controls, marks of direction and half characters crash nothing and show nothing', async () => {
    const { text } = await read(of(paragraph('a\u0000b\u202ec\u200bd\u00ade\ud800f\u0007\u2028')));
    expect(text).toContain('abcde\ufffdf');
  });

  it('letters typed in two parts are one', async () => {
    expect((await read(of(paragraph('e\u0301te\u0301')))).text).toContain('été');
  });

  it('what looks like a command of the format is text', async () => {
    const text = ') Tj ET Q /Im0 Do (\\ <</S /JavaScript>> endstream endobj %%EOF';
    expect((await read(of(paragraph(text)))).text).toContain(text);
  });

  it('a heading is never the last line of a page', async () => {
    for (let count = 34; count < 46; count += 1) {
      const filled = Array.from({ length: count }, (_, index) => paragraph(`ligne ${index}`));
      const made = await makePdf(of(...filled, { type: 'heading', text: 'Titre seul' }, paragraph('suite')), SOURCES);
      const { pages } = await readPdf(made.bytes);
      const page = pages.find((one) => one.includes('Titre seul')) ?? '';
      expect(page).toContain('suite');
    }
  });
});

describe('pictures', () => {
  const picture = { sha: 'a'.repeat(64), width: 400, height: 300, caption: 'Le four', sketch: [] };
  const block: Block = { type: 'pictures', items: [picture, { ...picture, sha: 'b'.repeat(64), caption: 'La cave' }] };

  it('a photo that is not here is said by a frame, and its caption stays', async () => {
    const { text } = await read(of(block));
    expect(text).toContain('photo absente');
    expect(text).toContain('La cave');
  });

  it('a broken photo, of no size or of bytes that are none, spoils nothing', async () => {
    const { text, made } = await read(of({ ...block, items: [{ ...picture, width: 0, height: 0 }] }), {
      pictures: () => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]),
    });
    expect(made).toBe(1);
    expect(text).toContain('photo absente');
  });

  const headed = (emblem: string): DocumentModel => {
    const model = of(paragraph('Bonjour'));
    return { ...model, letterhead: { ...model.letterhead, emblem, emblemAlt: 'Le blason' } };
  };

  it('an emblem stands at the head, told in words', async () => {
    const bytes = await encodePng(2, 1, new Uint8ClampedArray([9, 9, 9, 255, 1, 1, 1, 255]));
    const { alternatives } = await read(headed(`data:image/png;base64,${Buffer.from(bytes).toString('base64')}`));
    expect(alternatives).toEqual(['Le blason']);
  });

  it('a broken emblem, or one with transparency that could hold the file up for ever, is left out', async () => {
    const icon = readFileSync(join(import.meta.dirname, '../../../public/icons/192.png'));
    for (const bytes of [Buffer.from('iVBORw0KGgo=', 'base64'), icon, icon.subarray(0, 40), Buffer.from('GIF89a')]) {
      const { text, alternatives } = await read(headed(`data:image/png;base64,${bytes.toString('base64')}`));
      expect(text).toContain('Bonjour');
      expect(alternatives).toEqual([]);
    }
  });
});
