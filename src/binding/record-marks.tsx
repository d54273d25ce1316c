// What the head of a record says of the record itself: how far it has got, and who else is on it.
import { useEffect } from 'preact/hooks';
import type { DocId } from '#domain/ids.ts';
import type { RecordKind } from '#domain/record/record.ts';
import { list } from '#i18n/format.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { t } from './messages.ts';
import { RecordStateBadge } from './record-state.tsx';

interface MarksProps {
  store: Store;
  record: { readonly doc: DocId; readonly kind: RecordKind };
}

/** For the badges of a page that shows one record; while it is there, the others on it are told. */
export function RecordMarks({ store, record }: MarksProps) {
  return (
    <>
      <RecordStateBadge store={store} doc={record.doc} />
      <AlsoHere store={store} record={record} />
    </>
  );
}

/** « Anaïs est aussi sur ce dossier »: a calm word, spoken when it comes, gone without a network. */
function AlsoHere({ store, record }: MarksProps) {
  const { doc, kind } = record;
  useEffect(() => store.show(doc), [store, doc]);
  const names = store.alsoOn(doc);
  return (
    <output>
      {names.length > 0 && <Badge icon="users">{t().alsoHere(list([...names]), names.length, kind)}</Badge>}
    </output>
  );
}
