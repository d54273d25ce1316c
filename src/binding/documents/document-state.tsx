// The name of a document, and what the company has of it.
import { isAsHanded, lastHanded } from '#domain/documents/handed.ts';
import { documentOf, type DocumentName } from '#domain/documents/names.ts';
import type { DocumentSources } from '#domain/documents/sources.ts';
import { visitOf } from '#domain/dossier/visits.ts';
import type { RecordView } from '#domain/record/record.ts';
import { formatDay } from '#i18n/format.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { t } from './messages.ts';

export function documentTitle(dossier: RecordView, name: DocumentName): string {
  const { names } = t();
  const wish = documentOf(name);
  if (wish?.kind !== 'visit') return wish ? names[wish.kind] : name;
  const visit = visitOf(dossier, wish.visit);
  if (!visit?.date) return names.visitNoDay;
  return visit.kind === 'suivi' ? names.follow(formatDay(visit.date)) : names.visit(formatDay(visit.date));
}

/** « Remis le … par … ». */
export function handedWords(store: Pick<Store, 'nameOf'>, dossier: RecordView, name: DocumentName): string {
  const handed = lastHanded(dossier, name);
  if (!handed) return t().notHanded;
  const who = store.nameOf(handed.tag);
  return who ? t().handedBy(formatDay(handed.day), who) : t().handedOn(formatDay(handed.day));
}

/** Said only of what was handed over. */
export function ChangedSince({ sources, name }: { sources: DocumentSources; name: DocumentName }) {
  const handed = lastHanded(sources.dossier, name);
  const same = handed && isAsHanded(sources, name, handed);
  if (same === null || same === undefined) return null;
  return same ? (
    <Badge tone="ok" icon="check">
      {t().same}
    </Badge>
  ) : (
    <Badge tone="todo" icon="flag">
      {t().changed}
    </Badge>
  );
}
