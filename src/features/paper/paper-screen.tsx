import type { DocId } from '#domain/ids.ts';
import type { Store } from '#store/store.ts';
import { Page } from '#ui/page.tsx';
import { t } from './messages.ts';

export function PaperScreen(_props: { store: Store; doc: DocId | null }) {
  return <Page title={t().title}>{null}</Page>;
}
