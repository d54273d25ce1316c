import { seenActions } from '#binding/rights.ts';
import { mayWriteRecord } from '#domain/access/role.ts';
import { dayAt } from '#domain/day.ts';
import { formatWeekday } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { homeOf, type Home } from './home-model.ts';
import { CollectiveActions, Drafts, Meetings, ReviewLines, RunningVisits } from './home-sections.tsx';
import { InstallBanner } from './install-banner.tsx';
import { t } from './messages.ts';
import { ReadyLine } from './ready-line.tsx';
import { Reminders } from './reminders.tsx';
import './home.css';

/** The first screen: what runs, what comes, what waits. */
export function HomeScreen({ store }: { store: Store }) {
  const { cards, device } = store;
  if (!cards.ready.value)
    return (
      <Page title={t().title}>
        <Skeleton />
      </Page>
    );
  if (cards.company.value.size === 0 && cards.dossier.value.size === 0) return <Welcome store={store} />;
  const today = dayAt(store.now());
  const home = homeOf(
    {
      dossiers: cards.dossier.value.values(),
      companies: cards.company.value,
      actions: seenActions(store),
    },
    device.value,
    today,
  );
  const { member } = device.value;
  const name = member?.name ?? '';
  const writes = member === null || mayWriteRecord(member, { channel: 'network', owner: '' });
  const day = formatWeekday(today);
  return (
    <Page
      title={t().title}
      lead={name ? t().hello(name, day) : t().day(day)}
      actions={
        writes && (
          <LinkButton href={href.companyNew()} icon="plus" variant="primary">
            {t().newCompany}
          </LinkButton>
        )
      }
      aside={<HomeAside store={store} home={home} writes={writes} />}
    >
      <InstallBanner store={store} />
      <RunningVisits lines={home.running} />
      <Meetings home={home} />
      <ReviewLines lines={home.review} />
      <Reminders store={store} />
      <Drafts home={home} />
    </Page>
  );
}

function HomeAside({ store, home, writes }: { store: Store; home: Home; writes: boolean }) {
  return (
    <div class="c-stack c-stack--loose">
      <ReadyLine store={store} />
      <ToSend store={store} />
      <Section title={t().shortcuts}>
        <div class="home-shortcuts">
          <LinkButton wide href={href.companies()} icon="building-2">
            {t().companies}
          </LinkButton>
          <LinkButton wide href={href.dossiers()} icon="folder-open">
            {t().myDossiers}
          </LinkButton>
          <LinkButton wide href={href.network()} icon="network">
            {t().network}
          </LinkButton>
          {writes && (
            <LinkButton wide href={href.proposals()} icon="lightbulb">
              {t().proposals}
            </LinkButton>
          )}
          <LinkButton wide href={href.aids()} icon="lightbulb">
            {t().aids}
          </LinkButton>
          <LinkButton wide href={href.committees()} icon="users">
            {t().committees}
          </LinkButton>
          <LinkButton wide href={href.settings()} icon="settings">
            {t().settings}
          </LinkButton>
        </div>
      </Section>
      <CollectiveActions actions={home.actions} today={dayAt(store.now())} />
    </div>
  );
}

function ToSend({ store }: { store: Store }) {
  const { records, stuck } = store.pending.value;
  const alone = store.device.value.workspace === null;
  const received = !alone && store.receivedAt.value !== null && store.saveStatus.value.type === 'saved';
  const text =
    records > 0
      ? (alone ? t().waitingAlone : t().waiting)(records)
      : received && stuck.length === 0
        ? t().nothingToSend
        : t().nothingYet;
  return (
    <Section title={t().toSend}>
      <p>{text}</p>
      {stuck.length > 0 && <p class="home-todo">{t().stuck(stuck.length)}</p>}
      <LinkButton href={href.outbox()} icon="send">
        {t().seeOutbox}
      </LinkButton>
    </Section>
  );
}

/** Nothing here yet: two sentences, two ways on; neither needs a server to begin with. */
function Welcome({ store }: { store: Store }) {
  const joined = store.device.value.workspace;
  return (
    <Page title={t().welcomeTitle} kicker={joined?.name}>
      <EmptyState
        title={t().welcomeStart}
        icon="mountain"
        action={
          <div class="c-cluster">
            <LinkButton href={href.companyNew()} icon="plus" variant="primary">
              {t().welcomeAct}
            </LinkButton>
            {!joined && (
              <LinkButton href={href.join('')} icon="link">
                {t().welcomeJoin}
              </LinkButton>
            )}
          </div>
        }
      >
        {joined ? t().welcomeJoined : t().welcomeText}
      </EmptyState>
    </Page>
  );
}
