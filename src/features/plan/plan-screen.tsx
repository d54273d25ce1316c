import type { DocId } from '#domain/ids.ts';
import type { Store } from '#store/store.ts';
import { Page } from '#ui/page.tsx';
import { Skeleton } from '#ui/skeleton.tsx';

export function PlanScreen(_: { readonly store: Store; readonly doc: DocId }) {
  return (
    <Page title="Plan">
      <Skeleton />
    </Page>
  );
}
