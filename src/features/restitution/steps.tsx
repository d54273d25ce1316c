// A score as a staircase of the grid's words: filled up to the computed one, a diamond on the head's.
import { bandOf } from '#domain/dossier/score.ts';
import type { Grid } from '#domain/grid/grid.ts';

interface StepsProps {
  grid: Grid;
  /** 0..1, or null: « non évalué ». */
  score: number | null;
  /** The head's own mark. */
  beside: number | null;
}

/** A drawing of what the words beside it say. */
export function Steps({ grid, score, beside }: StepsProps) {
  const bands = [...grid.scoring.bands].sort((a, b) => a.min - b.min);
  const at = bands.findIndex(({ id }) => id === bandOf(grid, score)?.id);
  const said = beside === null ? -1 : bands.findIndex(({ id }) => id === bandOf(grid, beside)?.id);
  return (
    <span class="restitution-steps" aria-hidden="true">
      {bands.map(({ id }, index) => (
        <span
          key={id}
          class={`restitution-steps__step ${index <= at ? 'restitution-steps__step--on' : ''}`}
          style={{ blockSize: `${10 + index * 5}px` }}
        >
          {index === said && <span class="restitution-steps__said" />}
        </span>
      ))}
    </span>
  );
}
