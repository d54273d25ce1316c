import { actionState, actionTitle, periodOf } from '#binding/action/action-words.ts';
import { mayWrite } from '#binding/rights.ts';
import { RowContest } from '#binding/row-contest.tsx';
import { compareActions } from '#domain/collective/action-groups.ts';
import { putAfter, readAfter, removeAfter, ringWith } from '#domain/collective/action-order.ts';
import { readAction } from '#domain/collective/action.ts';
import type { DocId } from '#domain/ids.ts';
import { fold } from '#domain/text/fold.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { useState } from 'preact/hooks';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Combobox } from '#ui/combobox.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { titleOf } from './actions-list.tsx';
import { t } from './messages.ts';

interface Props {
  store: Store;
  record: OpenRecord;
}

const arrow = (store: Store, path: readonly DocId[]): string => path.map((doc) => titleOf(store, doc)).join(' → ');

/** What this action comes after: a light link, that moves nothing by itself. A ring is refused, in words. */
export function ActionAfter({ store, record }: Props) {
  const words = t();
  const [refused, setRefused] = useState('');
  const view = record.view.value;
  const after = readAfter(view);
  const all = store.cards.action.value;
  const ring = after.map((before) => ringWith(all, record.doc, before)).find((path) => path !== null);
  const add = (before: DocId): void => {
    const path = ringWith(all, record.doc, before);
    setRefused(path ? words.ringRefused(titleOf(store, before), arrow(store, path)) : '');
    if (!path) void record.edit((draft) => putAfter(draft, before, store.now()));
  };
  const remove = (before: DocId): void => {
    void record.edit((draft) => removeAfter(draft, before));
    showToast({
      text: words.removed(titleOf(store, before)),
      undo: () => void record.edit((draft) => putAfter(draft, before, store.now())),
    });
  };
  return (
    <Section title={words.after} lead={words.afterLead}>
      {ring && (
        <Banner tone="todo" title={words.ringTitle}>
          {words.ringText(arrow(store, [record.doc, ...ring]))}
        </Banner>
      )}
      {after.length > 0 && (
        <RowList label={words.after}>
          {after.map((before) => (
            <Before key={before} {...{ store, record, before }} onRemove={() => remove(before)} />
          ))}
        </RowList>
      )}
      {mayWrite(store) && (
        <>
          {refused !== '' && (
            <Banner tone="todo" live>
              {refused}
            </Banner>
          )}
          <Combobox
            label={words.addAfter}
            value={null}
            search={(query) => otherActions(store, query, new Set([record.doc, ...after]))}
            noMatch={words.noActionFound}
            onChange={(before) => before && add(before as DocId)}
          />
        </>
      )}
    </Section>
  );
}

function otherActions(store: Store, query: string, without: ReadonlySet<DocId>) {
  const wanted = fold(query);
  return [...store.cards.action.value.values()]
    .filter((action) => !without.has(action.doc) && fold(action.title).includes(wanted))
    .sort(compareActions)
    .slice(0, 20)
    .map((action) => ({ value: action.doc, label: actionTitle(action), detail: periodOf(action) }));
}

function Before(props: Props & { before: DocId; onRemove: () => void }) {
  const words = t();
  const { store, record, before } = props;
  const card = store.cards.action.value.get(before);
  const title = titleOf(store, before);
  const { start } = readAction(record.view.value);
  const early = card?.end && start && start <= card.end;
  return (
    <Row
      title={card ? <a href={href.action(before)}>{title}</a> : title}
      meta={[card && actionState(card.state), card && periodOf(card), early && words.beginsEarly]
        .filter(Boolean)
        .join(' · ')}
      action={
        mayWrite(store) && (
          <Button variant="plain" icon="minus" onClick={props.onRemove} aria-label={`${words.remove} ${title}`}>
            {words.remove}
          </Button>
        )
      }
    >
      <RowContest store={store} record={record} list="after" id={before} label={title} />
    </Row>
  );
}
