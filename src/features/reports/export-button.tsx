import type { DocId } from '#domain/ids.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import { exportRecords, type OutboxLine } from './outbox-model.ts';

/** Carries away the given records, or everything that is not received. */
export function ExportButton({ store, only, name }: { store: Store; only?: readonly DocId[]; name?: string }) {
  const save = async (): Promise<void> => {
    if (await exportRecords(store, only)) showToast({ text: t().exportDone });
  };
  return (
    <Button icon="download" variant={only ? 'plain' : 'quiet'} onClick={() => void save()}>
      {only ? t().exportOne : t().exportAll}
      {name && <span class="c-hidden"> {name}</span>}
    </Button>
  );
}

/** The name of a record, with its screen behind it where there is one. */
export function LineTitle({ line }: { line: OutboxLine }) {
  const name = line.name || t().unnamed;
  return line.href ? <a href={line.href}>{name}</a> : <>{name}</>;
}
