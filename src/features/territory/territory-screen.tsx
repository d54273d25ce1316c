import type { Store } from '#store/store.ts';
import { Page } from '#ui/page.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { t } from './messages.ts';

/** One page on the territory for elected officials, printable. */
export function TerritoryScreen({ store }: { store: Store }) {
  return <Page title={t().title}>{store.cards.ready.value ? null : <Skeleton />}</Page>;
}
