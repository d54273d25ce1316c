// Each dimension in a word; a touch lets the head say it otherwise. What was computed stays beside it.
import { useState } from 'preact/hooks';
import type { Evaluation } from '#binding/dossier/dossier-core.ts';
import { answerWords, dimensionLabel, questionLabel, scoreWords } from '#binding/dossier/dossier-words.ts';
import { FieldConflict } from '#binding/field-conflict.tsx';
import type { Adjustment } from '#domain/dossier/adjustments.ts';
import type { DimensionScore } from '#domain/dossier/score.ts';
import type { Json } from '#domain/json.ts';
import { formatPercent } from '#i18n/format.ts';
import { langOf } from '#i18n/french.ts';
import { Badge } from '#ui/badge.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Icon } from '#ui/icon.tsx';
import { Section } from '#ui/section.tsx';
import { AdjustDialog } from './adjust-dialog.tsx';
import { t } from './messages.ts';
import type { RestitutionModel } from './restitution-model.ts';
import { Steps } from './steps.tsx';

interface DimensionsProps {
  model: RestitutionModel;
  evaluation: Evaluation;
}

export function DimensionsSection({ model, evaluation }: DimensionsProps) {
  const [adjusting, setAdjusting] = useState<string | null>(null);
  return (
    <Section id="dimensions" title={t().dimensions} lead={t().dimensionsText}>
      <ul class="restitution-dimensions c-plain">
        {evaluation.score.dimensions.map((dimension) => (
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
      {adjusting !== null && (
        <AdjustDialog model={model} evaluation={evaluation} dimension={adjusting} onClose={() => setAdjusting(null)} />
      )}
    </Section>
  );
}

interface ItemProps extends DimensionsProps {
  dimension: DimensionScore;
  adjustment: Adjustment | null;
  onAdjust: () => void;
}

function DimensionItem({ model, evaluation, dimension, adjustment, onAdjust }: ItemProps) {
  const { grid } = evaluation;
  const label = dimensionLabel(grid, dimension.id);
  const word = scoreWords(grid, dimension.score);
  const adjustmentWords = (value: Json): string => {
    const { score, reason } = (value ?? {}) as { readonly score?: Json; readonly reason?: Json };
    if (typeof score !== 'number') return t().notAdjusted;
    return [scoreWords(grid, score), typeof reason === 'string' && reason].filter(Boolean).join(', ');
  };
  return (
    <li class="restitution-dimension">
      <button type="button" class="restitution-dimension__tap" onClick={onAdjust}>
        <span class="restitution-dimension__name">
          <b lang={langOf(label)}>{label}</b>
          {!dimension.countsInGlobal && <Badge>{t().apart}</Badge>}
        </span>
        <Steps grid={grid} score={dimension.score} beside={adjustment?.score ?? null} />
        <span class="restitution-dimension__word" lang={langOf(word)}>
          {word}
        </span>
        <span class="restitution-dimension__act">
          <Icon name="pencil" />
          <span>{adjustment ? t().adjustAgain : t().adjust}</span>
        </span>
      </button>
      {adjustment && (
        <p class="restitution-dimension__said">
          <span class="restitution-diamond" aria-hidden="true" />
          <span>
            <b>{t().headSays(scoreWords(grid, adjustment.score))}</b>
            {adjustment.reason && `, ${adjustment.reason}`}
          </span>
        </p>
      )}
      <FieldConflict
        {...model.bound}
        field={`adj/${dimension.id}`}
        label={t().adjustTitle(label)}
        words={adjustmentWords}
      />
      {dimension.reasons.length > 0 && (
        <Disclosure title={t().how}>
          <Reasons evaluation={evaluation} dimension={dimension} label={label} />
        </Disclosure>
      )}
    </li>
  );
}

/** The rules in plain sight: which answer counted, and how much. */
function Reasons({ evaluation, dimension, label }: Pick<ItemProps, 'evaluation' | 'dimension'> & { label: string }) {
  const { grid, answers } = evaluation;
  return (
    <DataTable
      caption={label}
      hideCaption
      rows={dimension.reasons}
      rowKey={(reason) => reason.question}
      columns={[
        { id: 'question', label: t().question, cell: ({ question }) => questionLabel(grid, question) },
        {
          id: 'answer',
          label: t().answer,
          cell: ({ question }) => answerWords(grid, question, answers.get(question)?.value ?? null),
        },
        { id: 'points', label: t().points, figures: true, cell: ({ points }) => formatPercent(points) },
        { id: 'weight', label: t().weight, figures: true, cell: ({ weight }) => weight },
      ]}
    />
  );
}
