// « Prêt à partir »: before leaving, the week, the evening.
import { useEffect, useMemo } from 'preact/hooks';
import { href, type ReadyPart } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Page } from '#ui/page.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { EveningPart } from './evening-part.tsx';
import { t } from './messages.ts';
import { MorningPart } from './morning-part.tsx';
import { createReadyModel } from './ready-model.ts';
import { WeekPart } from './week-part.tsx';
import './readiness.css';

export function ReadyScreen({ store, part }: { store: Store; part: ReadyPart }) {
  const model = useMemo(() => createReadyModel(store), [store]);
  const ready = store.cards.ready.value;
  useEffect(() => (ready ? model.start() : undefined), [model, ready]);
  return (
    <Page title={t().title} lead={t().lead}>
      <Tabs
        label={t().tabs}
        current={part}
        items={[
          { id: 'matin', label: t().morning, href: href.ready() },
          { id: 'semaine', label: t().week, href: href.ready('semaine') },
          { id: 'soir', label: t().evening, href: href.ready('soir') },
        ]}
      />
      {!ready && <Skeleton lines={8} />}
      {ready && part === 'matin' && <MorningPart store={store} model={model} />}
      {ready && part === 'semaine' && <WeekPart store={store} />}
      {ready && part === 'soir' && <EveningPart store={store} />}
    </Page>
  );
}
