import { bandLabel, dimensionLabel } from '#binding/dossier/dossier-words.ts';
import type { Evaluation } from '#binding/dossier/dossier-core.ts';
import { GridText } from '#binding/question/grid-text.tsx';
import { gridText } from '#binding/question/grid-words.ts';
import { Section } from '#ui/section.tsx';
import { Spoken } from '#ui/spoken.tsx';
import { t } from './messages.ts';

/** What the company can lean on, before anything else. */
export function StrengthsSection({ evaluation: { grid, strengths } }: { evaluation: Evaluation }) {
  return (
    <Section title={t().strengths}>
      {strengths.length === 0 ? (
        <p class="c-soft">{t().noStrength}</p>
      ) : (
        <ol class="restitution-strengths c-plain">
          {strengths.map(({ id, band }) => (
            <li key={id}>
              <b>
                <Spoken>{dimensionLabel(grid, id)}</Spoken>
              </b>
              <GridText>{gridText(grid.dimensions.find((one) => one.id === id)?.about ?? '')}</GridText>
              <span class="restitution-strengths__band">
                <Spoken>{bandLabel(band)}</Spoken>
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
