import type { DocId } from '#domain/ids.ts';
import type { Span } from '#domain/collective/action-dates.ts';
import type { RowHeights, TimelineRow } from './timeline-rows.ts';
import { boxOf, widthOf, type Scale } from './timeline-scale.ts';

interface Place {
  readonly y: number;
  readonly span: Span;
}

const BEND = 9;

/** From the end of what comes before to the beginning of what comes after; round by the gap between rows when it is early. */
function pathOf(scale: Scale, before: Place, after: Place, half: number): string {
  const from = boxOf(scale, before.span);
  const [x1, x2] = [from.x + from.width, boxOf(scale, after.span).x];
  if (x2 >= x1 + 2 * BEND) return `M${x1} ${before.y} h${BEND} V${after.y} H${x2 - 2}`;
  const between = after.y + (before.y < after.y ? -half : half);
  return `M${x1} ${before.y} h${BEND} V${between} H${x2 - BEND} V${after.y} H${x2 - 2}`;
}

interface Props {
  rows: readonly TimelineRow[];
  heights: RowHeights;
  scale: Scale;
  rings: ReadonlySet<DocId>;
}

/** Arrows between bars: dashed when the second begins before the first is over, red in a ring. Said in words by each bar. */
export function TimelineLinks({ rows, heights, scale, rings }: Props) {
  const places = new Map<DocId, Place>();
  let top = 0;
  for (const row of rows) {
    if (row.kind === 'action' && row.span) places.set(row.action.doc, { y: top + heights.action / 2, span: row.span });
    top += heights[row.kind];
  }
  const links = rows.flatMap((row) =>
    row.kind === 'action' ? (row.action.after ?? []).map((before) => ({ before, after: row.action.doc })) : [],
  );
  return (
    <svg class="timeline__links" aria-hidden="true" width={widthOf(scale)} height={top}>
      {links.map(({ before, after }) => {
        const [from, to] = [places.get(before), places.get(after)];
        if (!from || !to) return null;
        const early = to.span.first <= from.span.last;
        const ring = rings.has(before) && rings.has(after);
        const mark = ring ? 'ring' : early ? 'early' : 'sound';
        const x = boxOf(scale, to.span).x;
        return (
          <g key={`${before} ${after}`} class={`timeline__arrow timeline__arrow--${mark}`}>
            <path d={pathOf(scale, from, to, heights.action / 2)} />
            <path class="timeline__tip" d={`M${x} ${to.y} l-7 -4.5 v9 z`} />
          </g>
        );
      })}
    </svg>
  );
}
