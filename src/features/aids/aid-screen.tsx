// One aid on one page, to be read to the head or printed: who, what, how much (to be checked), on what conditions.
import { programmeName, programmeOf } from '#domain/aids/catalogue.ts';
import type { Catalogue, Programme } from '#domain/aids/programme.ts';
import { closesIn, standingOf } from '#domain/aids/standing.ts';
import { dayAt, type Day } from '#domain/day.ts';
import type { Grid } from '#domain/grid/grid.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Facts } from '#ui/facts.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { cardText, conditionLines, dateWords, kindWords, STANDING_LOOK, tagWords } from './aid-words.ts';
import { CatalogueTrouble } from './catalogue-trouble.tsx';
import { t } from './messages.ts';
import { useCatalogue } from './use-catalogue.ts';
import './aids.css';

export function AidScreen({ store, id }: { store: Store; id: string }) {
  const { catalogue, again } = useCatalogue();
  const back = { href: href.aids(), label: t().all };
  if (!catalogue)
    return (
      <Page title={t().title} back={back}>
        {catalogue === undefined ? <Skeleton lines={6} /> : <CatalogueTrouble again={again} />}
      </Page>
    );
  const programme = programmeOf(catalogue, id);
  if (!programme)
    return (
      <Page title={t().unknown} back={back}>
        <EmptyState title={t().unknown} icon="search" action={<LinkButton href={href.aids()}>{t().all}</LinkButton>}>
          {t().unknownText(id)}
        </EmptyState>
      </Page>
    );
  return (
    <Card catalogue={catalogue} programme={programme} grid={store.grids.current.value} today={dayAt(store.now())} />
  );
}

interface CardProps {
  catalogue: Catalogue;
  programme: Programme;
  grid: Grid | null;
  today: Day;
}

function Card({ catalogue, programme, grid, today }: CardProps) {
  const standing = standingOf(programme, today);
  const closing = standing === 'expired' ? null : closesIn(programme, today);
  const { tone, icon } = STANDING_LOOK[standing];
  return (
    <Page
      title={cardText(programme.name)}
      kicker={kindWords(programme)}
      back={{ href: href.aids(), label: t().all }}
      badges={
        <>
          <Badge tone={tone} icon={icon}>
            {t().standing[standing]}
          </Badge>
          {closing !== null && (
            <Badge tone="todo" icon="clock">
              {t().closesSoon(closing)}
            </Badge>
          )}
        </>
      }
      actions={
        <Button icon="printer" onClick={() => print()}>
          {t().print}
        </Button>
      }
    >
      <div class="aid">
        {standing === 'expired' && <Banner tone="todo">{t().expiredText}</Banner>}
        {standing === 'not-open' && (
          <Banner tone="offline">{t().notOpenText(dateWords(programme.deposit.opens))}</Banner>
        )}
        <Section title={t().about}>
          <p>{cardText(programme.summary)}</p>
          {programme.note && (
            <p class="c-soft">
              {t().note} : {cardText(programme.note)}
            </p>
          )}
        </Section>
        <AmountSection programme={programme} sure={standing === 'verified'} />
        <Conditions programme={programme} grid={grid} />
        <When catalogue={catalogue} programme={programme} />
        <Who programme={programme} />
        <Proof programme={programme} />
      </div>
    </Page>
  );
}

function AmountSection({ programme: { amount, deMinimis }, sure }: { programme: Programme; sure: boolean }) {
  return (
    <Section title={t().amount}>
      <p class="aid__amount">
        <span>{cardText(amount.text)}</span>
        {!sure && (
          <Badge tone="todo" icon="flag">
            {t().standing['to-check']}
          </Badge>
        )}
      </p>
      {!sure && <p class="c-soft">{t().amountToCheck}</p>}
      {deMinimis && <p>{t().deMinimis}</p>}
    </Section>
  );
}

function Conditions({ programme, grid }: { programme: Programme; grid: Grid | null }) {
  const lines = conditionLines(programme, grid);
  return (
    <Section title={t().conditions} lead={t().conditionsLead}>
      <ul class="aid__conditions">
        {lines.map((line) => (
          <li key={line.id} class={line.blocking ? 'aid__condition aid__condition--blocking' : 'aid__condition'}>
            <span>{line.text}</span> <span class="aid__reason">({line.reason})</span>
          </li>
        ))}
      </ul>
      {programme.eligibility.conditions.length === 0 && <p class="c-soft">{t().noCondition}</p>}
    </Section>
  );
}

function When({ catalogue, programme: { deposit, before } }: { catalogue: Catalogue; programme: Programme }) {
  const closes = dateWords(deposit.closes);
  return (
    <Section title={t().when}>
      <Facts
        items={[
          { label: t().deposit, value: t()[deposit.type] },
          { label: t().opens, value: dateWords(deposit.opens) },
          { label: t().closes, value: closes && t().closesOn(closes) },
          { label: t().recurrence, value: deposit.recurrence && cardText(deposit.recurrence) },
        ]}
      />
      {deposit.beforeCommitment !== null && (
        <p>{deposit.beforeCommitment ? t().beforeCommitment : t().afterCommitment}</p>
      )}
      {before.length > 0 && (
        <div class="c-cluster">
          <span>{t().before}</span>
          {before.map((id) => (
            <LinkButton key={id} variant="plain" href={href.aid(id)}>
              {cardText(programmeName(catalogue, id))}
            </LinkButton>
          ))}
        </div>
      )}
    </Section>
  );
}

function Who({ programme: { body, contact, tags } }: { programme: Programme }) {
  return (
    <Section title={t().who}>
      <Facts
        items={[
          { label: t().givenBy, value: cardText(body) },
          { label: t().askTo, value: cardText(contact.body) },
          { label: contact.page === 'fiche' ? t().address : t().frontDoor, value: contact.url },
          { label: t().phone, value: contact.phone },
          { label: t().email, value: contact.email },
          { label: t().subjects, value: tags.map(tagWords).join(', ') },
        ]}
      />
    </Section>
  );
}

/** Where it comes from, and what nobody has settled. */
function Proof({ programme: { check, sources } }: { programme: Programme }) {
  return (
    <>
      {check.doubts.length > 0 && (
        <Section title={t().doubts}>
          <ul class="aid__conditions">
            {check.doubts.map((doubt) => (
              <li key={doubt} class="aid__condition">
                {cardText(doubt)}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t().sources} lead={t().sourcesLead}>
        <ul class="aid__sources">
          {sources.map((source) => (
            <li key={source.ref}>
              {t().sourceOf(cardText(source.ref), dateWords(source.date))}
              <br />
              <span class="aid__address">{source.url}</span>
            </li>
          ))}
        </ul>
        <p class="c-soft c-small">
          {t().checkedOn(dateWords(check.date), cardText(check.by))}{' '}
          {check.nextOn && t().checkAgain(dateWords(check.nextOn))}
        </p>
      </Section>
    </>
  );
}
