import type { DocId } from '#domain/ids.ts';
import type { Store } from '#store/store.ts';
import { Page } from '#ui/page.tsx';
import { Skeleton } from '#ui/skeleton.tsx';

export function RestitutionScreen(_: { readonly store: Store; readonly doc: DocId }) {
  return (
    <Page title="Restitution">
      <Skeleton />
    </Page>
  );
}
