import { href } from '#routing/routes.ts';
import { Tabs } from '#ui/tabs.tsx';
import { t } from './messages.ts';

/** The three directories, each with an address. */
export function DirectoryTabs({ current }: { current: 'partners' | 'ambassadors' }) {
  return (
    <Tabs
      label={t().directories}
      current={current}
      items={[
        { id: 'companies', label: t().companies, href: href.companies() },
        { id: 'partners', label: t().partners, href: href.partners() },
        { id: 'ambassadors', label: t().ambassadors, href: href.ambassadors() },
      ]}
    />
  );
}
