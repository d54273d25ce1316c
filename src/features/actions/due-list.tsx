import { actionTitle } from '#binding/action/action-words.ts';
import { partnerName } from '#binding/company/company-words.ts';
import { dueHandoffs } from '#domain/collective/handoff-due.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import type { ActionsModel } from './actions-model.ts';
import { t } from './messages.ts';

/** Partners who have not answered and whose turn it is; nothing when there are none. */
export function DueList({ store, model }: { store: Store; model: ActionsModel }) {
  const words = t();
  const due = dueHandoffs(model.actions.value, model.today());
  if (due.length === 0) return null;
  return (
    <Section title={words.due(due.length)}>
      <RowList label={words.due(due.length)}>
        {due.map(({ action, handoff, partner, stage, waited }) => (
          <RowLink
            key={`${action.doc} ${handoff}`}
            icon="handshake"
            href={`${href.action(action.doc)}#partenaires`}
            title={partnerName(store, partner)}
            meta={[actionTitle(action), words.waited(waited)].join(' · ')}
            badges={<Badge tone="todo">{words.stages[stage]}</Badge>}
          />
        ))}
      </RowList>
    </Section>
  );
}
