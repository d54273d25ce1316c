// One proposal: what, who, why, and what can be done about it.
import type { ComponentChildren } from 'preact';
import { companyName, companyPlace } from '#binding/company/company-words.ts';
import type { DocId } from '#domain/ids.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Icon } from '#ui/icon.tsx';
import type { IconName } from '#ui/icons.ts';
import { Spoken } from '#ui/spoken.tsx';
import { t } from './messages.ts';

interface SheetProps {
  store: Store;
  icon: IconName;
  title: string;
  /** Beside the title: how many, how far. */
  detail: string;
  companies: readonly DocId[];
  reasons: readonly string[];
  actions: ComponentChildren;
}

export function ProposalSheet({ store, icon, title, detail, companies, reasons, actions }: SheetProps) {
  const words = t();
  return (
    <li class="proposal">
      <div class="proposal__head">
        <Icon name={icon} />
        <h3 class="proposal__title">{title}</h3>
        <p class="c-soft">{detail}</p>
      </div>
      <ul class="proposal__companies c-plain" aria-label={words.companiesLabel}>
        {companies.map((doc) => (
          <li key={doc}>
            <a href={href.company(doc)}>{companyName(store, doc)}</a>
            <span class="c-soft">{words.atPlace(companyPlace(store, doc))}</span>
          </li>
        ))}
      </ul>
      <ul class="proposal__reasons" aria-label={words.reasonsLabel}>
        {reasons.map((reason) => (
          <li key={reason}>
            <Spoken>{reason}</Spoken>
          </li>
        ))}
      </ul>
      <div class="proposal__acts">{actions}</div>
    </li>
  );
}
