import { useEffect, useState } from 'preact/hooks';
import { dayAt } from '#domain/day.ts';
import { LAST_CHECK, type LastCheck, readLastCheck } from '#domain/readiness/last-check.ts';
import { formatMoment, formatTime } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { LinkButton } from '#ui/button.tsx';
import { Section } from '#ui/section.tsx';
import { t } from './messages.ts';

/** What the last check found, with its hour: an old one is not a promise. */
export function ReadyLine({ store }: { store: Store }) {
  const [last, setLast] = useState<LastCheck | null>(null);
  useEffect(() => {
    void store.local.get(LAST_CHECK).then((kept) => setLast(readLastCheck(kept)));
  }, [store]);
  const when = last && (dayAt(last.at) === dayAt(store.now()) ? formatTime(last.at) : formatMoment(last.at));
  return (
    <Section title={t().ready}>
      <p>{last && when ? t().readyStates[last.type](last.count, when) : t().readyNever}</p>
      <LinkButton href={href.ready()} icon="clipboard-check">
        {t().readyAct}
      </LinkButton>
    </Section>
  );
}
