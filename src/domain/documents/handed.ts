// What the company has in its hands, and whether the dossier still says the same.
import type { Day } from '#domain/day.ts';
import { DOCUMENT_HANDED, readSendings } from '#domain/dossier/sending.ts';
import type { RecordView } from '#domain/record/record.ts';
import { documentFacts, documentHash } from './document.ts';
import { documentOf, type DocumentName } from './names.ts';
import type { DocumentSources } from './sources.ts';

export interface HandedDocument {
  readonly day: Day;
  /** The device behind it. */
  readonly tag: string;
  /** The sum of what it said; '' when the writer kept none. */
  readonly hash: string;
}

/** The last time a document was handed over; null when it never was. */
export function lastHanded(dossier: RecordView, name: DocumentName): HandedDocument | null {
  const sending = readSendings(dossier).findLast(({ kind, document }) => kind === 'document' && document === name);
  if (!sending) return null;
  const event = dossier.events.find(({ id, type }) => id === sending.event && type === DOCUMENT_HANDED);
  const hash = event?.body['hash'];
  return { day: sending.day, tag: sending.tag, hash: typeof hash === 'string' ? hash : '' };
}

/** Whether the dossier still says what the document said. A grid that is not here yet leaves it unsaid: null. */
export function isAsHanded(sources: DocumentSources, name: DocumentName, { hash }: HandedDocument): boolean | null {
  const wish = documentOf(name);
  const facts = wish && documentFacts(sources, wish);
  if (!facts || hash === '' || (facts.kind === 'fiche' && facts.facts.evaluation === null)) return null;
  return documentHash(facts) === hash;
}
