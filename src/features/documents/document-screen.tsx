// One document that the company keeps, on the screen and as a file.
import { useRecord } from '#binding/use-record.ts';
import type { DocId } from '#domain/ids.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { t } from './messages.ts';

interface DocumentScreenProps {
  readonly store: Store;
  readonly doc: DocId;
  readonly document: string;
}

export function DocumentScreen({ store, doc }: DocumentScreenProps) {
  const record = useRecord(store, doc);
  const back = { href: href.dossier(doc), label: t().back };
  return (
    <Page title={t().loading} back={back}>
      {record === undefined ? (
        <Skeleton lines={5} />
      ) : (
        <EmptyState title={t().noRecord} icon="folder-open">
          {t().noRecordText}
        </EmptyState>
      )}
    </Page>
  );
}
