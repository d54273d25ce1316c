// The drawing of the twelve dimensions, the means to act apart from it, and what has too few answers for a word.
import type { Evaluation } from '#binding/dossier/dossier-core.ts';
import { dimensionLabel, scoreWords } from '#binding/dossier/dossier-words.ts';
import { href } from '#routing/routes.ts';
import { Banner } from '#ui/banner.tsx';
import { RadarChart } from '#ui/radar-chart.tsx';
import { Section } from '#ui/section.tsx';
import { t } from './messages.ts';
import { missingAnswers, type RestitutionModel } from './restitution-model.ts';
import { Steps } from './steps.tsx';

interface PictureProps {
  model: RestitutionModel;
  evaluation: Evaluation;
}

/** Fewer axes enclose nothing. */
const FEWEST = 3;

export function PictureSection({ model, evaluation }: PictureProps) {
  const { grid, score } = evaluation;
  const adjustments = model.adjustments.value;
  const axes = score.dimensions
    .filter((dimension) => dimension.countsInGlobal)
    .map(({ id, score: value }) => ({
      id,
      label: dimensionLabel(grid, id),
      value,
      beside: adjustments.get(id)?.score ?? null,
    }));
  return (
    <Section id="drawing" title={t().drawing}>
      <Banner tone="info" icon="scale">
        {t().noDecision}
      </Banner>
      <div class="restitution-picture">
        {axes.length >= FEWEST && (
          <RadarChart
            label={t().radar}
            hideLabel
            axes={axes}
            format={(value) => scoreWords(grid, value)}
            kinds={{ value: t().byAnswers, beside: t().byHead }}
          />
        )}
        <div class="c-stack">
          <Capacity model={model} evaluation={evaluation} />
          <NotEvaluated model={model} evaluation={evaluation} />
        </div>
      </div>
    </Section>
  );
}

/** Neither strength nor weakness: what lets one begin. */
function Capacity({ model, evaluation: { grid, score } }: PictureProps) {
  const dimension = score.dimensions.find((one) => !one.countsInGlobal);
  if (!dimension) return null;
  const said = model.adjustments.value.get(dimension.id)?.score ?? null;
  return (
    <Section level={3} framed title={dimensionLabel(grid, dimension.id)}>
      <p class="restitution-capacity">
        <Steps grid={grid} score={dimension.score} beside={said} />
        <b>{scoreWords(grid, dimension.score)}</b>
      </p>
      {said !== null && <p>{t().headSays(scoreWords(grid, said))}</p>}
      <p class="c-soft">{t().capacityText}</p>
    </Section>
  );
}

function NotEvaluated({ model, evaluation }: PictureProps) {
  const { grid } = evaluation;
  const missing = model.notEvaluated.value;
  const visit = model.dossier.value.visits.at(-1);
  if (missing.length === 0) return null;
  return (
    <Section level={3} framed title={t().notEvaluated}>
      <p class="c-soft">{t().notEvaluatedText}</p>
      <ul class="restitution-lacking c-plain">
        {missing.map((dimension) => {
          const count = missingAnswers(dimension, grid.scoring.minAnsweredShare);
          const label = dimensionLabel(grid, dimension.id);
          return (
            <li key={dimension.id}>
              {visit ? (
                <a href={href.visit(model.record.doc, visit.id, dimension.id)}>{label}</a>
              ) : (
                <span>{label}</span>
              )}
              <span class="c-soft">{count === 0 ? t().nothingApplies : t().lacking(count)}</span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
