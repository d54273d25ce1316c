// Strengths first, then the drawing, then each dimension with the reasons of its score and the head's own word.
import { useState } from 'preact/hooks';
import { FieldConflict } from '#binding/field-conflict.tsx';
import type { Adjustment } from '#domain/dossier/adjustments.ts';
import type { DimensionScore } from '#domain/dossier/score.ts';
import type { Json } from '#domain/json.ts';
import { formatPercent } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Figure, FigureRow } from '#ui/figure.tsx';
import { RadarChart } from '#ui/radar-chart.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { AdjustDialog } from './adjust-dialog.tsx';
import type { DossierModel, Evaluation } from './dossier-model.ts';
import { answerWords, bandLabel, dimensionLabel, questionLabel } from './dossier-words.ts';
import { t } from './messages.ts';
import { missingAnswers } from './score-words.ts';

export function ScoreSection({ model }: { model: DossierModel }) {
  const evaluation = model.evaluation.value;
  const [adjusting, setAdjusting] = useState<string | null>(null);
  if (!evaluation) {
    return (
      <Section id="scores" title={t().sections.scores}>
        <Skeleton lines={3} />
      </Section>
    );
  }
  const { grid, score } = evaluation;
  if (evaluation.progress.answered === 0 && evaluation.strengths.length === 0) return <NoAnswers />;
  const counting = score.dimensions.filter((dimension) => dimension.countsInGlobal);
  return (
    <Section id="scores" title={t().sections.scores} lead={t().scoreTalk}>
      <Strengths evaluation={evaluation} />
      <Figures evaluation={evaluation} />
      <RadarChart
        label={t().radar}
        axes={counting.map(({ id, score: value }) => ({ id, label: dimensionLabel(grid, id), value }))}
      />
      <Section level={3} title={t().allDimensions}>
        <ul class="dossier-dimensions c-plain">
          {score.dimensions.map((dimension) => (
            <DimensionItem
              key={dimension.id}
              model={model}
              evaluation={evaluation}
              dimension={dimension}
              adjustment={model.adjustments.value.get(dimension.id) ?? null}
              onAdjust={() => setAdjusting(dimension.id)}
            />
          ))}
        </ul>
      </Section>
      {adjusting && (
        <AdjustDialog
          model={model}
          dimension={adjusting}
          title={t().adjustTitle(dimensionLabel(grid, adjusting))}
          onClose={() => setAdjusting(null)}
        />
      )}
    </Section>
  );
}

function NoAnswers() {
  return (
    <Section id="scores" title={t().sections.scores}>
      <EmptyState title={t().noAnswers} icon="gauge">
        {t().noAnswersText}
      </EmptyState>
    </Section>
  );
}

function Strengths({ evaluation: { grid, strengths } }: { evaluation: Evaluation }) {
  return (
    <Section level={3} title={t().strengths}>
      {strengths.length === 0 ? (
        <p class="c-soft">{t().noStrength}</p>
      ) : (
        <ol class="dossier-strengths c-plain">
          {strengths.map((dimension) => (
            <li key={dimension.id}>
              <b>{dimensionLabel(grid, dimension.id)}</b>
              <span class="c-soft">{bandLabel(dimension.band)}</span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function Figures({ evaluation: { score } }: { evaluation: Evaluation }) {
  const { global, capacity } = score;
  const lacking = Math.max(1, global.needed - global.evaluated);
  return (
    <FigureRow>
      <Figure
        label={t().globalScore}
        value={global.score === null ? '–' : formatPercent(global.score)}
        detail={
          global.score === null
            ? t().globalMissing(lacking)
            : [bandLabel(global.band), global.expressComplete && t().expressDetail].filter(Boolean).join(', ')
        }
      />
      <Figure
        label={t().capacityScore}
        value={capacity.score === null ? '–' : formatPercent(capacity.score)}
        detail={
          <>
            {capacity.score === null ? t().notRated : bandLabel(capacity.band)}. {t().capacityHint}
          </>
        }
      />
    </FigureRow>
  );
}

interface DimensionProps {
  model: DossierModel;
  evaluation: Evaluation;
  dimension: DimensionScore;
  adjustment: Adjustment | null;
  onAdjust: () => void;
}

function scoreWords(dimension: DimensionScore, evaluation: Evaluation): string {
  if (dimension.score !== null) return formatPercent(dimension.score);
  const missing = missingAnswers(dimension, evaluation.grid.scoring.minAnsweredShare);
  return missing === 0 ? t().dimensionNa : t().dimensionMissing(missing);
}

/** A stored adjustment as it is told. */
function adjustmentWords(value: Json): string {
  const { score, reason } = (value ?? {}) as { readonly score?: Json; readonly reason?: Json };
  if (typeof score !== 'number') return t().adjustRemove;
  return `${formatPercent(score)}, ${typeof reason === 'string' ? reason : ''}`;
}

function DimensionItem(props: DimensionProps) {
  const { evaluation, dimension, adjustment, onAdjust } = props;
  return (
    <li class="dossier-dimension">
      <p class="dossier-dimension__head">
        <b>{dimensionLabel(evaluation.grid, dimension.id)}</b>
        {!dimension.countsInGlobal && <Badge>{t().apart}</Badge>}
        <span class="dossier-dimension__score">
          {scoreWords(dimension, evaluation)}
          {dimension.band && ` · ${bandLabel(dimension.band)}`}
        </span>
      </p>
      {dimension.score !== null && (
        <span class="dossier-bar" aria-hidden="true">
          <span style={{ inlineSize: `${dimension.score * 100}%` }} />
        </span>
      )}
      {adjustment && (
        <p class="dossier-dimension__word">
          <b>{t().adjusted(formatPercent(adjustment.score))}</b>
          {adjustment.reason && `, ${adjustment.reason}`}
        </p>
      )}
      <FieldConflict
        {...props.model.bound}
        field={`adj/${dimension.id}`}
        label={t().adjustTitle(dimensionLabel(evaluation.grid, dimension.id))}
        words={adjustmentWords}
      />
      <Disclosure title={dimension.score === null ? t().whyNot : t().why}>
        <Reasons {...props} />
        <Button icon="pencil" onClick={onAdjust}>
          {adjustment ? t().adjustEdit : t().adjust}
        </Button>
      </Disclosure>
    </li>
  );
}

function Reasons({ model, evaluation, dimension }: DimensionProps) {
  const { grid, answers } = evaluation;
  const visit = model.running.value ?? model.dossier.value.visits.at(-1);
  return (
    <div class="c-stack">
      {dimension.reasons.length > 0 && (
        <DataTable
          caption={dimensionLabel(grid, dimension.id)}
          hideCaption
          rows={dimension.reasons}
          rowKey={(reason) => reason.question}
          columns={[
            { id: 'question', label: t().reasonQuestion, cell: ({ question }) => questionLabel(grid, question) },
            {
              id: 'answer',
              label: t().reasonAnswer,
              cell: ({ question }) => answerWords(grid, question, answers.get(question)?.value ?? null),
            },
            { id: 'points', label: t().reasonPoints, figures: true, cell: ({ points }) => formatPercent(points) },
            { id: 'weight', label: t().reasonWeight, figures: true, cell: ({ weight }) => weight },
          ]}
        />
      )}
      {dimension.missing.length > 0 && (
        <div>
          <p>
            <b>{t().missingQuestions}</b>
          </p>
          <ul>
            {dimension.missing.map((question) => (
              <li key={question}>{questionLabel(grid, question)}</li>
            ))}
          </ul>
          {visit && <a href={href.visit(model.record.doc, visit.id, dimension.id)}>{t().answerThere}</a>}
        </div>
      )}
    </div>
  );
}
