import { actionTitle } from '#binding/action/action-words.ts';
import { seenActions } from '#binding/rights.ts';
import { partnerName } from '#binding/company/company-words.ts';
import { dueHandoffs } from '#domain/collective/handoff-due.ts';
import { dayAt } from '#domain/day.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { t } from './messages.ts';

/** The rest is on the screen of actions. */
const SHOWN = 3;

/** Partners who were asked and have not answered, the longest wait first; nothing when there are none. */
export function Reminders({ store }: { store: Store }) {
  const due = dueHandoffs(seenActions(store), dayAt(store.now()));
  if (due.length === 0) return null;
  const title = t().reminders(due.length);
  return (
    <Section title={title}>
      <RowList label={title}>
        {due.slice(0, SHOWN).map(({ action, handoff, partner, waited }) => (
          <RowLink
            key={`${action.doc} ${handoff}`}
            icon="handshake"
            href={`${href.action(action.doc)}#partenaires`}
            title={partnerName(store, partner)}
            meta={`${actionTitle(action)} · ${t().waited(waited)}`}
          />
        ))}
      </RowList>
      {due.length > SHOWN && (
        <p>
          <a href={href.collective('actions')}>{t().allReminders}</a>
        </p>
      )}
    </Section>
  );
}
