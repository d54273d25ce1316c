// The end of a visit with its signatures: fetched behind the questions, and always in the cache.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Page } from '#ui/page.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { t } from './messages.ts';
import type { VisitProps } from './visit-props.ts';

let loaded: ComponentType<VisitProps> | null = null;

export function LazyEnd(props: VisitProps) {
  const [, arrived] = useState(0);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    if (loaded) return;
    import('./end-view.tsx').then(
      ({ EndView }) => {
        loaded = EndView;
        arrived(1);
      },
      (error: unknown) => setFailure(error),
    );
  }, []);
  if (failure) throw failure;
  const End = loaded;
  return End ? (
    <End {...props} />
  ) : (
    <Page title={t().endTitle}>
      <Skeleton lines={6} />
    </Page>
  );
}
