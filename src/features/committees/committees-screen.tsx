import { useState } from 'preact/hooks';
import { dayAt } from '#domain/day.ts';
import type { SessionCard } from '#domain/record/cards.ts';
import { formatDay, list } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { committeesModel, fileName, mayPrepare } from './committees-model.ts';
import { t } from './messages.ts';

/** Names said in a sentence before it says « and others ». */
const NAMED = 5;

/** The sessions of the technical committee. */
export function CommitteesScreen({ store }: { store: Store }) {
  const words = t();
  const model = committeesModel(store);
  const [failed, setFailed] = useState(false);
  const prepares = mayPrepare(store);
  const create = prepares && (
    <Button icon="plus" variant="primary" onClick={() => void model.begin().then((done) => setFailed(!done))}>
      {words.newSession}
    </Button>
  );
  const [planned, held] = [model.planned.value, model.held.value];
  return (
    <Page title={words.title} lead={words.lead} actions={create}>
      {failed && (
        <Banner tone="danger" live>
          {words.notSaved}
        </Banner>
      )}
      {!prepares && <Banner tone="info">{words.readOnly}</Banner>}
      <Waiting store={store} />
      {planned.length + held.length === 0 ? (
        <EmptyState title={words.noneTitle} icon="calendar">
          {prepares ? words.noneText : words.noneReader}
        </EmptyState>
      ) : (
        <>
          {planned.length > 0 && <Sessions store={store} title={words.planned} sessions={planned} />}
          {held.length > 0 && <Sessions store={store} title={words.held} sessions={held} />}
        </>
      )}
    </Page>
  );
}

function Waiting({ store }: { store: Store }) {
  const words = t();
  const files = committeesModel(store).waiting.value;
  if (files.length === 0) return null;
  const names = files.slice(0, NAMED).map(({ doc }) => fileName(store, doc));
  return (
    <Banner tone="todo" title={words.waitingTitle}>
      {words.waitingText(files.length)} {list(files.length > NAMED ? [...names, '…'] : names)}
    </Banner>
  );
}

function Sessions(props: { store: Store; title: string; sessions: readonly SessionCard[] }) {
  const words = t();
  const today = dayAt(props.store.now());
  return (
    <Section title={props.title}>
      <RowList label={props.title}>
        {props.sessions.map((session) => (
          <RowLink
            key={session.doc}
            href={href.committee(session.doc)}
            icon="calendar"
            title={session.date ? words.session(formatDay(session.date)) : words.noDate}
            meta={[
              session.place || words.noPlace,
              words.files(session.files.length),
              session.state === 'tenue' && words.present(session.present),
            ]
              .filter(Boolean)
              .join(' · ')}
            badges={
              <>
                <Badge tone={session.state === 'tenue' ? 'plain' : 'strong'}>
                  {session.state === 'tenue' ? words.states.tenue : words.states.prevue}
                </Badge>
                {session.state !== 'tenue' && session.date !== null && session.date < today && (
                  <Badge tone="todo" icon="clock">
                    {words.late}
                  </Badge>
                )}
              </>
            }
          />
        ))}
      </RowList>
    </Section>
  );
}
