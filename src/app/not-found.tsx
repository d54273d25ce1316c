import { href } from '#routing/routes.ts';
import { LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { t } from './messages.ts';

export function NotFound() {
  return (
    <Page title={t().notFound}>
      <EmptyState title={t().notFound} icon="map" action={<LinkButton href={href.home()}>{t().backHome}</LinkButton>}>
        {t().notFoundHelp}
      </EmptyState>
    </Page>
  );
}
