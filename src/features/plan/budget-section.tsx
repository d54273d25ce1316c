// What the plan costs, action by action, and what may be asked for: nothing here is granted.
import type { ComponentChildren } from 'preact';
import type { ActionCard } from '#domain/record/cards.ts';
import { formatEuro } from '#i18n/format.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Figure, FigureRow } from '#ui/figure.tsx';
import { Section } from '#ui/section.tsx';
import { AidNames } from './aid-names.tsx';
import { t } from './messages.ts';
import type { PlanModel } from './plan-model.ts';

export function BudgetSection({ model }: { model: PlanModel }) {
  const actions = model.inPlan.value.filter(({ state }) => state !== 'abandonnee');
  if (actions.length === 0) return null;
  const { all, individual, collective, uncosted } = model.totals.value;
  const costOf = ({ plan }: ActionCard): string =>
    plan?.cost === null || plan?.cost === undefined ? t().noCost : formatEuro(plan.cost);
  const aidsOf = ({ plan }: ActionCard): ComponentChildren =>
    plan && plan.aids.length > 0 ? <AidNames model={model} aids={plan.aids} /> : t().noAid;
  return (
    <Section id="budget" title={t().budget} lead={t().budgetText}>
      <FigureRow>
        <Figure label={t().total} value={formatEuro(all)} detail={uncosted > 0 ? t().uncosted(uncosted) : undefined} />
        <Figure label={t().individual} value={formatEuro(individual)} />
        <Figure label={t().collective} value={formatEuro(collective)} />
      </FigureRow>
      <DataTable
        caption={t().budget}
        hideCaption
        rows={actions}
        rowKey={({ doc }) => doc}
        columns={[
          { id: 'action', label: t().actionTitle, cell: ({ title }) => title || t().untitled },
          { id: 'cost', label: t().cost, figures: true, cell: costOf },
          { id: 'aids', label: t().aidsToCheck, cell: aidsOf },
        ]}
      />
    </Section>
  );
}
