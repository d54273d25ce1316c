// The meetings of the week by neighbourhood: one touch starts a visit.
import { mayWriteRecord } from '#domain/access/role.ts';
import { beginVisit } from '#domain/dossier/begin-visit.ts';
import { neighboursOf, roundsOf, WEEK_DAYS, type Meeting, type Round, type Week } from '#domain/readiness/week.ts';
import { textOf } from '#domain/record/read.ts';
import { formatDistance, formatWeekday, list } from '#i18n/format.ts';
import { navigate } from '#routing/router.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Button, LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { weekAt } from './look-around.ts';
import { t } from './messages.ts';

export function WeekPart({ store }: { store: Store }) {
  const week = weekAt(store);
  if (week.meetings.length === 0)
    return (
      <EmptyState
        title={t().noMeeting}
        icon="calendar"
        action={<LinkButton href={href.dossiers()}>{t().dossiers}</LinkButton>}
      >
        {t().noMeetingText}
      </EmptyState>
    );
  return (
    <>
      <p class="c-soft">{t().weekLead(WEEK_DAYS)}</p>
      {roundsOf(week.meetings).map((round) => (
        <RoundSection key={round.meetings[0]?.dossier.doc} store={store} week={week} round={round} />
      ))}
    </>
  );
}

function RoundSection({ store, week, round }: { store: Store; week: Week; round: Round }) {
  const { meetings, communes, span } = round;
  const title = communes.length === 0 ? t().roundLost : t().roundOf(list(communes.map(({ name }) => name)));
  const lead =
    communes.length > 1 ? t().roundSpan(meetings.length, formatDistance(span)) : t().roundOne(meetings.length);
  return (
    <Section title={title} lead={lead}>
      <RowList label={title}>
        {meetings.map((meeting) => (
          <MeetingRow key={meeting.dossier.doc} store={store} week={week} meeting={meeting} />
        ))}
      </RowList>
    </Section>
  );
}

function MeetingRow({ store, week, meeting }: { store: Store; week: Week; meeting: Meeting }) {
  const { dossier, company, commune, day } = meeting;
  const name = company?.name || t().unknownCompany;
  const near = neighboursOf(meeting, week, store.cards.company.value);
  const { member } = store.device.value;
  const writes = member === null || mayWriteRecord(member, { channel: 'private', owner: dossier.advisor || member.id });
  return (
    <Row
      icon="calendar-check"
      title={name}
      meta={[formatWeekday(day), commune?.name].filter(Boolean).join(' · ')}
      action={writes && <StartAct store={store} meeting={meeting} name={name} />}
    >
      <div class="ready-near">
        {near.length > 0 && (
          <span class="c-soft c-small">
            {t().near(
              list(
                near.map(({ company: { name: other }, km }) =>
                  km === 0 ? t().nearSame(other) : t().nearOne(other, formatDistance(km)),
                ),
              ),
            )}
          </span>
        )}
        <div class="c-cluster">
          <LinkButton variant="plain" icon="folder-open" href={href.dossier(dossier.doc)}>
            {t().open}
            <span class="c-hidden"> {name}</span>
          </LinkButton>
          <LinkButton variant="plain" icon="printer" href={href.dossierPaper(dossier.doc)}>
            {t().dossierPaper}
            <span class="c-hidden"> {name}</span>
          </LinkButton>
        </div>
      </div>
    </Row>
  );
}

function StartAct({ store, meeting, name }: { store: Store; meeting: Meeting; name: string }) {
  const { dossier } = meeting;
  const running = dossier.openVisit;
  const label = running ? t().resume : t().start;
  const go = (): void => {
    if (running) navigate(href.visit(dossier.doc, running));
    else void startVisit(store, meeting);
  };
  return (
    <Button variant="primary" icon="play" onClick={go}>
      {label}
      <span class="c-hidden"> {name}</span>
    </Button>
  );
}

async function startVisit(store: Store, { dossier, commune }: Meeting): Promise<void> {
  const record = await store.open(dossier.doc);
  if (!record) {
    showToast({ text: t().notHere, tone: 'todo' });
    return;
  }
  const { view } = record;
  const place = textOf(view.value, 'rdv/place') || commune?.name || '';
  const grid = store.grids.forHash(textOf(view.value, 'grid'));
  let visit = '';
  void record.edit((draft) => {
    visit = beginVisit(draft, place, grid, store.now());
  });
  navigate(href.visit(dossier.doc, visit));
  record.close();
}
