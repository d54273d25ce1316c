// What every document of the workspace carries: names, mentions, emblem, the notice's text.
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Page } from '#ui/page.tsx';
import { documentWords } from './documents-messages.ts';
import { t } from './messages.ts';

export function DocumentsSettingsScreen({ store }: { readonly store: Store }) {
  return (
    <Page
      title={documentWords().title}
      lead={store.device.value.name}
      back={{ href: href.settings(), label: t().title }}
    >
      {null}
    </Page>
  );
}
