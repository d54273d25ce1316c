import { useMemo } from 'preact/hooks';
import { mayWriteRecord } from '#domain/access/role.ts';
import { href, type ExchangeView } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { exchangeNotes } from './exchange-notes.ts';
import { ExportPart } from './export-part.tsx';
import { ImportPart } from './import-part.tsx';
import { JournalPart } from './journal-part.tsx';
import { t } from './messages.ts';
import './exchange.css';

/** Companies in and out as files, and who did. */
export function ExchangeScreen({ store, view }: { store: Store; view: ExchangeView }) {
  const notes = useMemo(() => exchangeNotes(store), [store]);
  const { member } = store.device.value;
  const writes = member === null || mayWriteRecord(member, { channel: 'network', owner: '' });
  if (!writes) {
    return (
      <Page title={t().title}>
        <EmptyState title={t().readOnlyTitle} icon="lock">
          {t().readOnlyText}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t().title} lead={t().lead} wide>
      <Tabs
        label={t().views}
        current={view}
        items={[
          { id: 'import', label: t().viewImport, icon: 'upload', href: href.exchange('import') },
          { id: 'export', label: t().viewExport, icon: 'download', href: href.exchange('export') },
          { id: 'journal', label: t().viewJournal, icon: 'history', href: href.exchange('journal') },
        ]}
      />
      {!store.cards.ready.value ? (
        <Skeleton lines={6} />
      ) : view === 'export' ? (
        <ExportPart store={store} notes={notes} />
      ) : view === 'journal' ? (
        <JournalPart store={store} notes={notes} />
      ) : (
        <ImportPart store={store} notes={notes} />
      )}
    </Page>
  );
}
