// The documents of a dossier: what there is to hand over, what the company has, and what has changed since.
import { useMemo } from 'preact/hooks';
import { documentNames, type DocumentName } from '#domain/documents/names.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { ChangedSince, documentTitle, handedWords } from './document-state.tsx';
import { t } from './messages.ts';
import { documentSources } from './sources.ts';

export interface DocumentsProps {
  store: Store;
  record: OpenRecord;
  /** The address of a document of this dossier. */
  hrefOf: (name: DocumentName) => string;
}

export function DocumentsList({ store, record, hrefOf }: DocumentsProps) {
  const sources = useMemo(() => documentSources(store, record), [store, record]).value;
  const { dossier } = sources;
  return (
    <RowList label={t().title}>
      {documentNames(dossier).map((name) => (
        <RowLink
          key={name}
          icon="file-text"
          href={hrefOf(name)}
          title={documentTitle(dossier, name)}
          meta={handedWords(store, dossier, name)}
          badges={<ChangedSince sources={sources} name={name} />}
        />
      ))}
    </RowList>
  );
}
