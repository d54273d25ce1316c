// The hub's two windows: what was given back to the head, and the plan. The work itself is on screens of its own.
import { bandLabel, dimensionLabel } from '#binding/dossier/dossier-words.ts';
import type { Evaluation } from '#binding/dossier/dossier-core.ts';
import { keptTracks } from '#domain/dossier/restitution.ts';
import { planTotals, readAcceptance } from '#domain/plan/plan.ts';
import type { ActionCard } from '#domain/record/cards.ts';
import { formatDay, formatEuro } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import { LinkButton } from '#ui/button.tsx';
import { Facts } from '#ui/facts.tsx';
import { Section } from '#ui/section.tsx';
import type { DossierModel } from './dossier-model.ts';
import { t } from './messages.ts';

/** What the head said, with its day. */
function opinionOf(model: DossierModel): string {
  const { date, agreement } = model.dossier.value.restitution;
  const said = agreement === '' ? '' : agreement === 'accord' ? t().agreed : t().disagreed;
  return [said, date && t().onDay(formatDay(date))].filter(Boolean).join(', ');
}

/** The potential and, apart, the means to act: in words. */
function wholeOf(evaluation: Evaluation | null): string {
  if (!evaluation) return '';
  const { global, capacity } = evaluation.score;
  return [global.band && t().potential(bandLabel(global.band)), capacity.band && t().capacity(bandLabel(capacity.band))]
    .filter(Boolean)
    .join(', ');
}

export function RestitutionSummary({ model }: { model: DossierModel }) {
  const evaluation = model.evaluation.value;
  const tracks = keptTracks(model.view.value, evaluation?.suggestions ?? []).length;
  const { evaluated = 0 } = evaluation?.score.global ?? {};
  const dimensions = evaluation?.score.dimensions.filter((one) => one.countsInGlobal).length ?? 0;
  const strengths = evaluation?.strengths.map(({ id }) => dimensionLabel(evaluation.grid, id)) ?? [];
  return (
    <Section
      id="restitution"
      title={t().sections.restitution}
      actions={
        <LinkButton icon="gauge" href={href.restitution(model.record.doc)}>
          {t().openRestitution}
        </LinkButton>
      }
    >
      <Facts
        items={[
          { label: t().strengths, value: strengths.join(' · ') || t().noStrength },
          { label: t().dimensions, value: dimensions > 0 ? t().evaluated(evaluated, dimensions) : '' },
          { label: t().whole, value: wholeOf(evaluation) },
          { label: t().tracks, value: tracks > 0 ? t().tracksKept(tracks) : t().noTrack },
          { label: t().opinion, value: opinionOf(model) || t().notYet },
        ]}
      />
    </Section>
  );
}

/** The next day something begins or ends, from today on. */
function nextDay(actions: readonly ActionCard[], today: string): { title: string; day: string } | null {
  const days = actions.flatMap((action) =>
    [action.plan?.firstStepDay, action.start, action.end].flatMap((day) =>
      day && day >= today ? [{ title: action.title, day: day as string, shown: formatDay(day) }] : [],
    ),
  );
  const [next] = days.sort((a, b) => a.day.localeCompare(b.day));
  return next ? { title: next.title, day: next.shown } : null;
}

export function PlanSummary({ model }: { model: DossierModel }) {
  const actions = model.actions.value.filter(({ state }) => state !== 'abandonnee');
  const totals = planTotals(actions);
  const next = nextDay(actions, model.today());
  const { agreement, date } = readAcceptance(model.view.value);
  const accepted = agreement === '' ? t().notYet : t().planAnswers[agreement];
  return (
    <Section
      id="plan"
      title={t().sections.plan}
      actions={
        <LinkButton icon="clipboard-list" href={href.plan(model.record.doc)}>
          {t().openPlan}
        </LinkButton>
      }
    >
      <Facts
        items={[
          { label: t().actions, value: actions.length > 0 ? t().actionCount(actions.length) : t().noAction },
          { label: t().nextDay, value: next ? t().nextDayWords(next.day, next.title) : '' },
          { label: t().cost, value: totals.all > 0 ? formatEuro(totals.all) : '' },
          { label: t().agreement, value: [accepted, date && t().onDay(formatDay(date))].filter(Boolean).join(', ') },
        ]}
      />
    </Section>
  );
}
