import type { ReadyPart } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Page } from '#ui/page.tsx';
import { t } from './messages.ts';

export function ReadyScreen(_props: { store: Store; part: ReadyPart }) {
  return <Page title={t().title}>{null}</Page>;
}
