// A document whole: what its sources say (facts, of which the sum tells whether it is still what was handed over), then
// the same in words, under the workspace's head and above its notice.
import type { Day } from '#domain/day.ts';
import { sumOf } from '#domain/dossier/seal.ts';
import type { VisitKind } from '#domain/dossier/visits.ts';
import type { DocumentSettings } from '#domain/settings/documents.ts';
import { fold } from '#domain/text/fold.ts';
import type { Block, DocumentModel } from './block.ts';
import { ficheBlocks, ficheFacts, type FicheFacts } from './fiche.ts';
import { noticeBlock, noticeShown } from './notice.ts';
import type { DocumentWish } from './names.ts';
import { planBlocks, planFacts, type PlanFacts } from './plan.ts';
import type { DocumentSources, IdentityFacts } from './sources.ts';
import { visitReportBlocks, visitReportFacts, type VisitReportFacts } from './visit-report.ts';
import type { DocumentWords } from './words.ts';

export type DocumentFacts =
  | { readonly kind: 'visit'; readonly facts: VisitReportFacts }
  | { readonly kind: 'fiche'; readonly facts: FicheFacts }
  | { readonly kind: 'plan'; readonly facts: PlanFacts };

/** What the document says, in no language; null when the dossier has no such document. */
export function documentFacts(sources: DocumentSources, wish: DocumentWish): DocumentFacts | null {
  if (wish.kind === 'fiche') return { kind: 'fiche', facts: ficheFacts(sources) };
  if (wish.kind === 'plan') return { kind: 'plan', facts: planFacts(sources) };
  const facts = visitReportFacts(sources, wish.visit);
  return facts && { kind: 'visit', facts };
}

/** Of everything it says: equal sums mean that what was handed over is still what the dossier says. */
export function documentHash(document: DocumentFacts): string {
  return sumOf(JSON.stringify(document));
}

function blocksOf(document: DocumentFacts, sources: DocumentSources, words: DocumentWords): Block[] {
  switch (document.kind) {
    case 'visit':
      return visitReportBlocks(document.facts, sources, words);
    case 'fiche':
      return ficheBlocks(document.facts, sources, words);
    case 'plan':
      return planBlocks(document.facts, sources, words);
  }
}

function titleOf(kind: DocumentFacts['kind'], visit: VisitKind, { titles }: DocumentWords): string {
  if (kind === 'visit') return visit === 'suivi' ? titles.follow : titles.visit;
  return titles[kind];
}

/** A name any system takes: letters without accents, figures and hyphens. */
function fileName(kind: DocumentFacts['kind'], { name }: IdentityFacts, day: Day, words: DocumentWords): string {
  const plain = fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return [words.fileNames[kind], plain, day].filter(Boolean).join('-');
}

/** The document in words; its file is named after the day it is drawn up. */
export function documentModel(
  document: DocumentFacts,
  sources: DocumentSources,
  settings: DocumentSettings,
  words: DocumentWords,
): DocumentModel {
  const { identity } = document.facts;
  const { body, programme, address, phone, emblem, emblemAlt, funderMention } = settings;
  return {
    lang: words.lang,
    title: titleOf(document.kind, document.kind === 'visit' ? document.facts.kind : 'visite', words),
    subtitle: identity.name || words.noCompany,
    letterhead: {
      body: body || words.notice.defaultBody,
      programme,
      contact: [address.replace(/\s*\n\s*/g, ', '), phone].filter(Boolean).join(' · '),
      emblem,
      emblemAlt: emblemAlt || funderMention || programme,
      funderMention,
    },
    blocks: [...blocksOf(document, sources, words), noticeBlock(settings, noticeShown(sources.dossier), words)],
    pageWords: words.pageWords,
    fileName: fileName(document.kind, identity, sources.today, words),
  };
}
