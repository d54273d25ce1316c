// Two or three tracks first, each with the rule that proposes it; what follows is the head's and the advisor's choice.
import type { Suggestion } from '#domain/dossier/suggestions.ts';
import { formatPercent } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import type { DossierModel, Evaluation } from './dossier-model.ts';
import { answerWords, dimensionLabel, gridText, questionLabel } from './dossier-words.ts';
import { t } from './messages.ts';

/** Tracks shown at once. */
const FIRST = 3;

function whyWords({ grid }: Evaluation, { reason }: Suggestion): string {
  if (reason.kind === 'dimension') {
    const label = dimensionLabel(grid, reason.dimension);
    return t().leadDimension(label, formatPercent(reason.score), formatPercent(reason.below));
  }
  return t().leadQuestion(questionLabel(grid, reason.question), answerWords(grid, reason.question, reason.value));
}

interface LeadsProps {
  model: DossierModel;
  /** Makes an action out of a track. */
  onAction: (title: string) => void;
}

export function LeadsSection({ model, onAction }: LeadsProps) {
  const evaluation = model.evaluation.value;
  const all = evaluation?.suggestions ?? [];
  const more = all.slice(FIRST);
  return (
    <Section id="leads" title={t().sections.leads} lead={t().leadsHint}>
      {!evaluation || all.length === 0 ? (
        <p class="c-soft">{t().noLead}</p>
      ) : (
        <>
          <Leads evaluation={evaluation} leads={all.slice(0, FIRST)} onAction={onAction} />
          {more.length > 0 && (
            <Disclosure title={t().moreLeads(more.length)}>
              <Leads evaluation={evaluation} leads={more} onAction={onAction} />
            </Disclosure>
          )}
        </>
      )}
    </Section>
  );
}

interface ListProps {
  evaluation: Evaluation;
  leads: readonly Suggestion[];
  onAction: (title: string) => void;
}

function Leads({ evaluation, leads, onAction }: ListProps) {
  return (
    <RowList label={t().sections.leads}>
      {leads.map((lead) => (
        <Row
          key={lead.rule.id}
          icon="lightbulb"
          title={gridText(lead.rule.action)}
          meta={
            <>
              {t().leadWith(gridText(lead.rule.withWhom))}
              <br />
              {whyWords(evaluation, lead)}
            </>
          }
          action={
            <Button icon="plus" onClick={() => onAction(gridText(lead.rule.action))}>
              {t().makeAction}
            </Button>
          }
        />
      ))}
    </RowList>
  );
}
