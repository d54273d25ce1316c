import { describe, expect, it } from 'vitest';
import type { Block, DocumentModel } from '#domain/documents/block.ts';
import { documentFacts, documentHash, documentModel } from '#domain/documents/document.ts';
import { isAsHanded, lastHanded } from '#domain/documents/handed.ts';
import { documentNames, documentOf, visitDocument, type DocumentName } from '#domain/documents/names.ts';
import type { DocumentSources } from '#domain/documents/sources.ts';
import { followAnswerKey, satisfactionKey } from '#domain/dossier/follow-up.ts';
import { withdrawConsent } from '#domain/dossier/consents.ts';
import { addPhoto, markPerson, readPhotos } from '#domain/dossier/photos.ts';
import { handDocument } from '#domain/dossier/sending.ts';
import { addSignature } from '#domain/dossier/signatures.ts';
import { startVisit } from '#domain/dossier/visits.ts';
import { NO_DOCUMENT_SETTINGS, type DocumentSettings } from '#domain/settings/documents.ts';
import { paperWords } from '#features/documents/paper-words.ts';
import { fullSources, PHOTO_SUM, SECRET, TODAY } from '#tests/support/paper-dossier.ts';
import { plainRecord, T0 } from '#tests/unit/domain/plain-record.ts';

function paper(sources: DocumentSources, name: DocumentName, settings: DocumentSettings = NO_DOCUMENT_SETTINGS) {
  const wish = documentOf(name);
  const facts = wish && documentFacts(sources, wish);
  if (!facts) throw new Error(`no document ${name}`);
  return documentModel(facts, sources, settings, paperWords());
}

/** Everything a reader sees, as one text. */
function wordsOf({ title, subtitle, letterhead, blocks }: DocumentModel): string {
  const hidden = new Set(['sha', 'emblem']);
  return JSON.stringify([title, subtitle, letterhead, blocks], (key, value: unknown) =>
    hidden.has(key) ? undefined : value,
  );
}

const blocksOf = <Type extends Block['type']>(model: DocumentModel, type: Type) =>
  model.blocks.filter((block): block is Extract<Block, { type: Type }> => block.type === type);

const EVERY = ['fiche', 'plan'] as const;

describe('what never stands in a document', () => {
  it('neither internal notes, nor raw answers, nor the dossier’s own notes', async () => {
    const sources = await fullSources();
    for (const name of [...EVERY, visitDocument(sources.visit)]) {
      expect(wordsOf(paper(sources, name))).not.toContain(SECRET);
      const facts = documentFacts(sources, documentOf(name) ?? { kind: 'fiche' });
      expect(JSON.stringify(facts)).not.toContain(SECRET);
    }
  });

  it('no other company: a collective action names neither its stake nor who takes part', async () => {
    const sources = await fullSources();
    const facts = documentFacts(sources, { kind: 'plan' });
    expect(JSON.stringify(facts)).toContain('Tester une tournée commune');
    expect(JSON.stringify(facts)).not.toMatch(/companies|stake|members/);
  });

  it('no action that was dropped or taken out of the plan', async () => {
    const sources = await fullSources();
    expect(wordsOf(paper(sources, 'plan'))).not.toContain('Abandonnée en route');
  });

  it('no photo whose use in a report was not agreed to, or was taken back (R6)', async () => {
    const person = await fullSources((draft) => {
      const id = addPhoto(
        draft,
        { sha: 'c'.repeat(64), thumb: 'd'.repeat(64), type: 'image/jpeg', width: 9, height: 9, bytes: 9 },
        T0,
      );
      markPerson(draft, id, true);
      draft.set(`photo/${id}/caption`, 'Quelqu’un de reconnaissable');
    });
    expect(blocksOf(paper(person, 'fiche'), 'pictures')[0]?.items.map(({ sha }) => sha)).toEqual([PHOTO_SUM]);
    const withdrawn = await fullSources((draft) => {
      for (const { id } of readPhotos(draft.view)) withdrawConsent(draft, id, TODAY);
    });
    expect(blocksOf(paper(withdrawn, 'fiche'), 'pictures')).toEqual([]);
    expect(wordsOf(paper(withdrawn, 'fiche'))).toContain('Aucune photo n’a été autorisée');
  });
});

describe('what is absent is said, never invented', () => {
  it('an empty dossier makes every document, and each part says that it is missing', async () => {
    const full = await fullSources();
    const sources = { ...full, dossier: plainRecord().view, actions: [], company: null, advisor: '' };
    const fiche = wordsOf(paper(sources, 'fiche'));
    for (const said of [
      'non évalué',
      'Aucune piste n’est retenue',
      'Pas encore présentée',
      'non signé',
      'Entreprise sans nom',
    ])
      expect(fiche).toContain(said);
    const plan = wordsOf(paper(sources, 'plan'));
    expect(plan).not.toContain('0\u00a0€');
    for (const said of [
      'Aucun objectif',
      'Aucune action',
      'Aucune date',
      'Plan pas encore accepté',
      'à chiffrer',
      'non signé',
    ])
      expect(plan).toContain(said);
  });

  it('without its grid a fiche says so instead of showing scores', async () => {
    const sources = { ...(await fullSources()), grid: null };
    const model = paper(sources, 'fiche');
    expect(wordsOf(model)).toContain('n’est pas sur cet appareil');
    expect(blocksOf(model, 'radar')).toEqual([]);
  });

  it('a dimension without enough answers is « non évalué », a gap in the drawing, and in the list of what is not evaluated', async () => {
    const sources = await fullSources((draft) => {
      for (const key of draft.view.fields.keys()) if (/^a\/(num|ges)\d/.test(key)) draft.set(key, null);
    });
    const model = paper(sources, 'fiche');
    const axes = blocksOf(model, 'radar')[0]?.axes ?? [];
    const missing = axes.filter(({ value }) => value === null).map(({ label }) => label);
    expect(missing).toEqual(['Le numérique utile', 'Gestion et organisation']);
    expect(wordsOf(model)).toContain('Le numérique utile et Gestion et organisation');
  });

  it('a refusal to sign stands with its reason', async () => {
    const sources = await fullSources((draft) => {
      addSignature(
        draft,
        { about: 'plan', name: 'Luc', role: 'temoin', day: TODAY, gesture: { type: 'refused', reason: 'veut relire' } },
        T0,
      );
    });
    const places = blocksOf(paper(sources, 'plan'), 'signatures')[0]?.items ?? [];
    expect(places.map(({ text }) => text)).toEqual([
      'signé le 23\u00a0novembre 2026',
      'signature refusée le 23\u00a0novembre 2026\u00a0: veut relire',
      'non signé',
    ]);
  });

  it('a plan agreed to by word of mouth names the witness, and says so when none was noted', async () => {
    const oral = (witness: string) =>
      fullSources((draft) => {
        draft.set('plan/agreement', 'oral');
        draft.set('plan/witness', witness);
      });
    expect(wordsOf(paper(await oral('Marie Galy'), 'plan'))).toContain('devant Marie Galy');
    expect(wordsOf(paper(await oral(''), 'plan'))).toContain('un témoin non indiqué');
  });

  it('« signé » without a signature is not said to be signed', async () => {
    const sources = await fullSources();
    const view = {
      ...sources.dossier,
      fields: new Map([...sources.dossier.fields].filter(([key]) => !key.startsWith('signature/'))),
    };
    expect(wordsOf(paper({ ...sources, dossier: view }, 'plan'))).toContain('Plan pas encore accepté');
  });
});

describe('the head’s word', () => {
  it('stands beside the computed reading, with its reason, and is drawn as a mark of its own', async () => {
    const model = paper(await fullSources(), 'fiche');
    const axis = blocksOf(model, 'radar')[0]?.axes.find(({ id }) => id === 'offre');
    expect(axis?.beside).toBe(0.9);
    expect(axis?.value).not.toBe(0.9);
    expect(wordsOf(model)).toContain('J’ai trois nouveautés cette année.');
  });

  it('no mark is told as a figure', async () => {
    expect(wordsOf(paper(await fullSources(), 'fiche'))).not.toMatch(/\d\s?%/);
  });

  it('the tracks are those that were kept, in the head’s words', async () => {
    const tracks = blocksOf(paper(await fullSources(), 'fiche'), 'list')[1]?.items ?? [];
    expect(tracks.map(({ title }) => title)[0]).toBe('Écouter ce qu’on refuse');
    expect(tracks).toHaveLength(2);
  });

  it('as long as none is kept, tracks are said to be proposed', async () => {
    const sources = await fullSources((draft) => {
      for (const key of draft.view.fields.keys()) if (/^track\/.*\/kept$/.test(key)) draft.set(key, false);
    });
    expect(wordsOf(paper(sources, 'fiche'))).toContain('aucune n’est encore retenue');
  });
});

describe('the plan', () => {
  it('stands in its own order, sums to the cent, and counts its reviews from the agreement', async () => {
    const model = paper(await fullSources(), 'plan');
    const [actions, calendar] = blocksOf(model, 'table');
    expect(actions?.rows.map(([name]) => name?.split('\n')[0])).toEqual([
      'Essayer un séchoir à l’œuvre',
      'Tester une tournée commune',
    ]);
    expect(wordsOf(model)).toContain('2\u202f501\u00a0€');
    expect(calendar?.rows.map(([day]) => day)).toContain('2\u00a0février 2027');
  });

  it('aids are tracks to be checked, by their names', async () => {
    const text = wordsOf(paper(await fullSources(), 'plan'));
    expect(text).toContain('Prédiagnostic INPI');
    expect(text).toContain('rien n’est promis ni acquis');
  });

  it('aids keep the names they had when the plan was accepted', async () => {
    const agreed = { 'inpi-prediag': { name: 'Prédiagnostic 2026', body: 'INPI', amount: '', checked: '2026-11-22' } };
    const text = wordsOf(paper(await fullSources((draft) => draft.set('plan/aids', agreed)), 'plan'));
    expect(text).toContain('Prédiagnostic 2026');
    expect(text).not.toContain('Prédiagnostic INPI');
  });
});

describe('the report of a visit', () => {
  it('tells its length without the pauses', async () => {
    const sources = await fullSources();
    expect(wordsOf(paper(sources, visitDocument(sources.visit)))).toContain('1\u00a0h\u00a005, pauses non comptées');
  });

  it('of a follow-up tells what was answered again beside what was said at first, and what the support was good for', async () => {
    const record = plainRecord();
    let visit = '';
    record.edit((draft) => {
      visit = startVisit(draft, { kind: 'suivi', date: TODAY, place: '' }, T0);
      draft.set('a/cap1', 'hightech');
      draft.set('a/moy2', 1);
      draft.set('a/moy2/src', 'observe');
      draft.set(followAnswerKey(visit, 'cap1'), 'petits-pas');
      draft.set(followAnswerKey(visit, 'moy2'), 4);
      draft.set(satisfactionKey(visit, 'useful'), true);
    });
    const sources = { ...(await fullSources()), dossier: record.view };
    const [again] = blocksOf(paper(sources, visitDocument(visit)), 'table');
    expect(again?.rows.map(([, ...answers]) => answers)).toEqual([
      ['De la haute technologie, pas pour nous', 'Améliorer son travail petit à petit'],
      ['sans réponse', 'Je sais où chercher et à qui demander'],
    ]);
    expect(wordsOf(paper(sources, visitDocument(visit)))).toContain('Vous a été utile');
  });

  it('re-entered from paper, it says so instead of telling hours', async () => {
    const sources = await fullSources((draft, visit) => {
      draft.set(`visit/${visit}/posteriori`, true);
      draft.set(`visit/${visit}/paperDay`, '2026-11-20');
    });
    const text = wordsOf(paper(sources, visitDocument(sources.visit)));
    expect(text).toContain('saisi a posteriori d’après le papier du 20\u00a0novembre 2026');
    expect(text).not.toContain('de 09:00 à');
  });
});

describe('the workspace’s mentions', () => {
  const settings = {
    ...NO_DOCUMENT_SETTINGS,
    body: 'Pays',
    dpo: 'dpo@pays.fr',
    retention: 'deux ans',
    programme: 'POCTEFA',
  };

  it('head every document, and its notice names the controller, the officer and the length', async () => {
    const sources = await fullSources();
    for (const name of EVERY) {
      const model = paper(sources, name, settings);
      expect(model.letterhead).toMatchObject({ body: 'Pays', programme: 'POCTEFA' });
      const notice = blocksOf(model, 'mention')[0]?.text ?? '';
      for (const said of ['Pays est responsable', 'dpo@pays.fr', 'deux ans', 'CNIL', '23\u00a0novembre 2026 à 09:01'])
        expect(notice).toContain(said);
    }
  });

  it('a notice of its own replaces the shipped one and keeps the officer', async () => {
    const own = { ...settings, noticeText: 'Notre notice.\nEn deux lignes.' };
    const text = blocksOf(paper(await fullSources(), 'fiche', own), 'mention')[0]?.text ?? '';
    expect(text).toMatch(/^Notre notice\. En deux lignes\. .*dpo@pays\.fr/);
    expect(text).not.toContain('mission d’intérêt public');
  });
});

describe('names and what was handed over', () => {
  it('a dossier has a report for each visit that began, a fiche and a plan', async () => {
    const sources = await fullSources((draft) => draft.set('visit/planned/date', '2026-12-24'));
    expect(documentNames(sources.dossier)).toEqual([visitDocument(sources.visit), 'fiche', 'plan']);
    expect(['', 'visite-', 'facture', 'Fiche'].map(documentOf)).toEqual([null, null, null, null]);
    expect(documentFacts(sources, { kind: 'visit', visit: 'nowhere' })).toBeNull();
  });

  it('a file is named after the document, the company and the day, in letters any system takes', async () => {
    expect(paper(await fullSources(), 'fiche').fileName).toBe('fiche-pre-diagnostic-scierie-fay-fils-2026-11-23');
  });

  it('what was handed over is the same until the dossier says something else, and again when that is taken back', async () => {
    const sources = await fullSources();
    const record = plainRecord();
    const facts = documentFacts(sources, { kind: 'plan' });
    record.edit((draft) =>
      handDocument(draft, { document: 'plan', day: TODAY, hash: facts ? documentHash(facts) : '' }),
    );
    const handed = lastHanded(record.view, 'plan');
    expect(handed).toMatchObject({ day: TODAY, tag: 'anais' });
    expect(lastHanded(record.view, 'fiche')).toBeNull();
    if (!handed) throw new Error('nothing handed');
    expect(isAsHanded(sources, 'plan', handed)).toBe(true);
    const changed = { ...sources, actions: sources.actions.slice(1) };
    expect(isAsHanded(changed, 'plan', handed)).toBe(false);
    expect(isAsHanded({ ...changed, actions: sources.actions }, 'plan', handed)).toBe(true);
  });

  it('an internal note changes no document', async () => {
    const [before, after] = [await fullSources(), await fullSources((draft) => draft.text('notes', 'autre chose'))];
    for (const name of EVERY) {
      const wish = { kind: name } as const;
      const sums = [before, after].map((sources) => {
        const facts = documentFacts(sources, wish);
        return facts && documentHash(facts);
      });
      expect(sums[0]).toBe(sums[1]);
    }
  });

  it('a fiche without its grid here is not said to have changed', async () => {
    const sources = { ...(await fullSources()), grid: null };
    expect(isAsHanded(sources, 'fiche', { day: TODAY, tag: 'anais', hash: 'x' })).toBeNull();
  });
});
