import { actionState, actionTexts, actionTitle, periodOf } from '#binding/action/action-words.ts';
import { companyName } from '#binding/company/company-words.ts';
import { mayWrite } from '#binding/rights.ts';
import { compareActions, isOverdue } from '#domain/collective/action-groups.ts';
import { dayAt } from '#domain/day.ts';
import type { ActionCard } from '#domain/record/cards.ts';
import { list } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { LinkButton } from '#ui/button.tsx';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { t } from './messages.ts';

/** What the group does: its actions, in the order they fall due. */
export function StakeActions({ store, record }: { store: Store; record: OpenRecord }) {
  const words = t();
  const actions = [...store.cards.action.value.values()]
    .filter(({ stake }) => stake === record.doc)
    .sort(compareActions);
  return (
    <Section
      title={words.stakeActions}
      actions={
        mayWrite(store) && (
          <LinkButton href={href.actionNew(record.doc)} icon="plus">
            {words.newAction}
          </LinkButton>
        )
      }
    >
      {actions.length === 0 ? (
        <p class="c-soft">{words.stakeActionsNone}</p>
      ) : (
        <RowList label={words.stakeActions}>
          {actions.map((action) => (
            <ActionRow key={action.doc} store={store} action={action} />
          ))}
        </RowList>
      )}
    </Section>
  );
}

function ActionRow({ store, action }: { store: Store; action: ActionCard }) {
  const names = action.companies.map((doc) => companyName(store, doc));
  const companies = names.length > 3 ? t().companies(names.length) : list(names);
  return (
    <RowLink
      href={href.action(action.doc)}
      title={actionTitle(action)}
      meta={[periodOf(action), companies, action.responsible].filter((part) => part !== '').join(' · ')}
      badges={
        <>
          <Badge>{actionState(action.state)}</Badge>
          {action.plan?.removed && <Badge tone="todo">{actionTexts().removed}</Badge>}
          {isOverdue(action, dayAt(store.now())) && (
            <Badge tone="todo" icon="clock">
              {actionTexts().overdue}
            </Badge>
          )}
        </>
      }
    />
  );
}
