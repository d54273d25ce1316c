import type { Day } from '#domain/day.ts';
import type { ActionCard } from '#domain/record/cards.ts';
import { formatDay, formatWeekday } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import { LinkButton } from '#ui/button.tsx';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { nextDayOf, type DossierLine, type Home } from './home-model.ts';
import { t } from './messages.ts';

const nameOf = (line: DossierLine): string => line.name || t().unknownCompany;

const metaOf = (...parts: (string | false | null)[]): string => parts.filter(Boolean).join(' · ');

const answersOf = ({ dossier }: DossierLine): string =>
  dossier.answered > 0 ? t().answered(dossier.answered, dossier.relevant) : '';

/** Visits interrupted by life: one tap back to the very question. */
export function RunningVisits({ lines }: { lines: readonly DossierLine[] }) {
  if (lines.length === 0) return null;
  return (
    <Section title={t().running} framed>
      <ul class="c-plain c-stack">
        {lines.map((line) => (
          <li key={line.dossier.doc} class="home-running">
            <div>
              <p class="home-running__name">{nameOf(line)}</p>
              <p class="c-soft">{metaOf(line.place, answersOf(line))}</p>
            </div>
            <LinkButton href={href.visit(line.dossier.doc, line.dossier.openVisit ?? '')} icon="play" variant="primary">
              {t().resume}
              <span class="c-hidden"> {nameOf(line)}</span>
            </LinkButton>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Meetings({ home }: { home: Home }) {
  return (
    <>
      <Section title={t().meetings}>
        {home.today.length === 0 ? (
          <p class="c-soft">{t().noMeeting}</p>
        ) : (
          <MeetingRows label={t().meetings} lines={home.today} dated={false} />
        )}
      </Section>
      {home.upcoming.length > 0 && (
        <Section title={t().upcoming}>
          <MeetingRows label={t().upcoming} lines={home.upcoming} dated />
        </Section>
      )}
    </>
  );
}

function MeetingRows(props: { label: string; lines: readonly DossierLine[]; dated: boolean }) {
  return (
    <RowList label={props.label}>
      {props.lines.map((line) => (
        <RowLink
          key={line.dossier.doc}
          icon="calendar-check"
          href={href.dossier(line.dossier.doc)}
          title={nameOf(line)}
          meta={metaOf(
            props.dated && line.dossier.nextMeeting && formatWeekday(line.dossier.nextMeeting),
            line.place,
            answersOf(line),
          )}
        />
      ))}
    </RowList>
  );
}

/** What was sent to be read, and remarks to answer. */
export function ReviewLines({ lines }: { lines: readonly DossierLine[] }) {
  if (lines.length === 0) return null;
  return (
    <Section title={t().review}>
      <RowList label={t().review}>
        {lines.map((line) => (
          <RowLink
            key={line.dossier.doc}
            icon="message-square-text"
            href={href.review(line.dossier.doc)}
            title={nameOf(line)}
            meta={metaOf(
              line.place,
              line.dossier.review === 'sent' && t().toRead,
              (line.dossier.remarks ?? 0) > 0 && t().remarks(line.dossier.remarks ?? 0),
            )}
          />
        ))}
      </RowList>
    </Section>
  );
}

export function Drafts({ home }: { home: Home }) {
  return (
    <Section title={t().drafts}>
      {home.drafts.length === 0 ? (
        <p class="c-soft">{t().noDraft}</p>
      ) : (
        <RowList label={t().drafts}>
          {home.drafts.map((line) => (
            <RowLink
              key={line.dossier.doc}
              icon="notebook-pen"
              href={href.dossier(line.dossier.doc)}
              title={nameOf(line)}
              meta={metaOf(line.place, answersOf(line))}
            />
          ))}
        </RowList>
      )}
      {home.draftCount > home.drafts.length && (
        <div>
          <LinkButton href={href.dossiers()} icon="arrow-right" variant="plain">
            {t().moreDrafts(home.draftCount)}
          </LinkButton>
        </div>
      )}
    </Section>
  );
}

export function CollectiveActions({ actions, today }: { actions: readonly ActionCard[]; today: Day }) {
  return (
    <Section title={t().actions}>
      {actions.length === 0 ? (
        <p class="c-soft">{t().noAction}</p>
      ) : (
        <RowList label={t().actions}>
          {actions.map((action) => (
            <RowLink
              key={action.doc}
              href={href.action(action.doc)}
              title={action.title || t().untitled}
              meta={metaOf(whenOf(action, today), t().companiesIn(action.companies.length))}
            />
          ))}
        </RowList>
      )}
      <div>
        <LinkButton href={href.collective('actions')} icon="handshake" variant="plain">
          {t().allActions}
        </LinkButton>
      </div>
    </Section>
  );
}

function whenOf(action: ActionCard, today: Day): string {
  const day = nextDayOf(action, today);
  if (day === null) return '';
  return (day === action.start ? t().starts : t().ends)(formatDay(day));
}
