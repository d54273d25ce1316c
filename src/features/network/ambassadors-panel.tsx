import { addDays, dayAt } from '#domain/day.ts';
import { formatDay, list } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { t } from './messages.ts';
import type { NetworkModel } from './network-model.ts';
import type { NetworkRow } from './network-rows.ts';
import { nameOf, placeOf } from './network-words.ts';

/** A consent that ends within so many days is worth a word. */
const SOON_DAYS = 60;

/** Who agreed to host or testify, about what, and until when. */
export function AmbassadorsPanel({ store, model }: { store: Store; model: NetworkModel }) {
  const words = t();
  const rows = model.ambassadors.value;
  return (
    <Disclosure title={words.ambassadorsCount(rows.length)} late>
      {rows.length === 0 ? (
        <p class="c-soft">{words.ambassadorsNone}</p>
      ) : (
        <RowList label={words.ambassadorsTitle}>
          {rows.map((row) => (
            <AmbassadorRow key={row.doc} store={store} row={row} />
          ))}
        </RowList>
      )}
    </Disclosure>
  );
}

function AmbassadorRow({ store, row }: { store: Store; row: NetworkRow }) {
  const words = t();
  const { until, topics = [] } = row.company.ambassador ?? {};
  const soon = until !== undefined && until <= addDays(dayAt(store.now()), SOON_DAYS);
  const meta = [
    placeOf(row),
    until && words.ambassadorUntil(formatDay(until)),
    topics.length > 0 && words.ambassadorTopics(list(topics)),
  ];
  return (
    <RowLink
      href={href.company(row.doc)}
      icon="star"
      title={nameOf(row)}
      meta={meta.filter(Boolean).join(' · ')}
      badges={soon && <Badge tone="todo">{words.ambassadorEnds}</Badge>}
    />
  );
}
