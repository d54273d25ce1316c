// oxlint-disable jsx-a11y/prefer-tag-over-role -- an image drawn here, not a file
// Own SVG radar: readable in black and white, a missing axis is a gap and a hollow dot, and a table tells the same.
import { useRef } from 'preact/hooks';
import { formatPercent } from '#i18n/format.ts';
import { DataTable } from './data-table.tsx';
import { Disclosure } from './disclosure.tsx';
import { layoutOf, pointOn, RADAR_LINE, runsOf, type RadarAxis, type RadarLayout } from './radar-geometry.ts';
import { useWidth } from './use-width.ts';
import { VisuallyHidden } from './visually-hidden.tsx';
import { words } from './words.ts';
import './chart.css';

export type { RadarAxis } from './radar-geometry.ts';

interface RadarProps {
  /** What the figure shows; its caption and its name. */
  label: string;
  hideLabel?: boolean;
  /** Values from 0 to 1; null is « non évalué ». */
  axes: readonly RadarAxis[];
  /** How a value is written; a percentage by default. */
  format?: (value: number) => string;
  /** What the values are, and what those beside them are: a key, and a column of the table, when an axis has any. */
  kinds?: { readonly value: string; readonly beside: string };
}

const RINGS = [0.25, 0.5, 0.75, 1];
const NARROW = 520;

/** A figure with one spoke for each axis, its names around it, or numbered with a legend where it is narrow. */
export function RadarChart(props: RadarProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const format = props.format ?? formatPercent;
  const told = (value: number | null): string => (value === null ? words().notRated : format(value));
  const besideWords = (axis: RadarAxis): string => (isDoubled(axis) ? told(axis.beside ?? null) : '');
  const narrow = width < NARROW;
  const kinds = props.axes.some(isDoubled) ? props.kinds : undefined;
  return (
    <figure class="c-radar">
      <figcaption class={props.hideLabel ? 'c-hidden' : 'c-radar__caption'}>{props.label}</figcaption>
      {kinds && <Key {...kinds} />}
      <div ref={box}>{width > 0 && <Drawing {...props} width={width} narrow={narrow} />}</div>
      {narrow ? (
        <ol class="c-radar__legend c-plain">
          {props.axes.map((axis, index) => (
            <li key={axis.id}>
              <b>{index + 1}</b>
              <span>{axis.label}</span>
              <span>
                {told(axis.value)}
                {isDoubled(axis) && kinds && (
                  <>
                    <br />
                    <span class="c-radar__mark" aria-hidden="true">
                      ◆
                    </span>
                    {` ${told(axis.beside ?? null)}`}
                    <VisuallyHidden>{` (${kinds.beside})`}</VisuallyHidden>
                  </>
                )}
              </span>
            </li>
          ))}
        </ol>
      ) : (
        <Disclosure title={words().figures}>
          <DataTable
            caption={props.label}
            hideCaption
            rows={props.axes}
            rowKey={(axis) => axis.id}
            columns={[
              { id: 'axis', label: words().axis, cell: (axis) => axis.label },
              { id: 'value', label: kinds?.value ?? words().value, figures: true, cell: (axis) => told(axis.value) },
              ...(kinds
                ? [{ id: 'beside', label: kinds.beside, figures: true, cell: (axis: RadarAxis) => besideWords(axis) }]
                : []),
            ]}
          />
        </Disclosure>
      )}
    </figure>
  );
}

function isDoubled({ beside }: RadarAxis): boolean {
  return beside !== undefined && beside !== null;
}

/** Which shape is whose. */
function Key({ value, beside }: { value: string; beside: string }) {
  return (
    <p class="c-radar__key">
      <span>
        <svg viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">
          <circle class="c-radar__dot" r="5.5" />
        </svg>
        {value}
      </span>
      <span>
        <svg viewBox="-10 -10 20 20" width="20" height="20" aria-hidden="true">
          <path class="c-radar__diamond" d={DIAMOND} />
        </svg>
        {beside}
      </span>
    </p>
  );
}

function Drawing(props: RadarProps & { width: number; narrow: boolean }) {
  const { axes, width, narrow } = props;
  const notRated = words().notRated;
  const radius = Math.min(150, width / 2 - 28);
  const layout: RadarLayout = narrow
    ? { radius, labels: [], top: -radius - 26, bottom: radius + 26 }
    : layoutOf(axes, width, notRated);
  const height = layout.bottom - layout.top;
  return (
    <svg
      class="c-radar__draw"
      role="img"
      aria-label={props.label}
      viewBox={`${-width / 2} ${layout.top} ${width} ${height}`}
      width={width}
      height={height}
    >
      <Web axes={axes} radius={layout.radius} />
      <Shape axes={axes} radius={layout.radius} />
      <Beside axes={axes} radius={layout.radius} />
      {narrow ? <Numbers count={axes.length} radius={layout.radius} /> : <Labels layout={layout} axes={axes} />}
    </svg>
  );
}

function Web(props: { axes: readonly RadarAxis[]; radius: number }) {
  return (
    <g>
      {RINGS.map((ring) => (
        <circle
          key={ring}
          class={`c-radar__ring ${ring === 1 ? 'c-radar__ring--outer' : ''}`}
          r={props.radius * ring}
        />
      ))}
      {props.axes.map((axis, index) => {
        const end = pointOn(index, props.axes.length, props.radius);
        return (
          <line
            key={axis.id}
            class={`c-radar__axis ${axis.value === null ? 'c-radar__axis--none' : ''}`}
            x1="0"
            y1="0"
            x2={end.x}
            y2={end.y}
          />
        );
      })}
    </g>
  );
}

function Shape(props: { axes: readonly RadarAxis[]; radius: number }) {
  const { axes, radius } = props;
  const place = (index: number): string => {
    const { x, y } = pointOn(index, axes.length, radius * (axes[index]?.value ?? 0));
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  };
  const { runs, closed } = runsOf(axes);
  return (
    <g>
      {runs.map((run) => {
        const line = `M${run.map(place).join('L')}${closed ? 'Z' : ''}`;
        return (
          <g key={run[0]}>
            {run.length > 1 && <path class="c-radar__area" d={closed ? line : `${line}L0 0Z`} />}
            <path class="c-radar__line" d={line} />
          </g>
        );
      })}
      {axes.map((axis, index) => {
        const { x, y } = pointOn(index, axes.length, radius * (axis.value ?? 1));
        return (
          <circle
            key={axis.id}
            class={`c-radar__dot ${axis.value === null ? 'c-radar__dot--none' : ''}`}
            cx={x}
            cy={y}
            r={axis.value === null ? 6 : 5.5}
          />
        );
      })}
    </g>
  );
}

const DIAMOND = 'M0 -9L9 0L0 9L-9 0Z';

/** The other values: diamonds, each tied to its dot by a dotted line. */
function Beside({ axes, radius }: { axes: readonly RadarAxis[]; radius: number }) {
  return (
    <g>
      {axes.map((axis, index) => {
        if (!isDoubled(axis)) return null;
        const from = pointOn(index, axes.length, radius * (axis.value ?? 1));
        const { x, y } = pointOn(index, axes.length, radius * (axis.beside ?? 0));
        return (
          <g key={axis.id}>
            <line class="c-radar__tie" x1={from.x} y1={from.y} x2={x} y2={y} />
            <path class="c-radar__diamond" d={DIAMOND} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`} />
          </g>
        );
      })}
    </g>
  );
}

function Numbers(props: { count: number; radius: number }) {
  return (
    <g>
      {Array.from({ length: props.count }, (_, index) => {
        const { x, y } = pointOn(index, props.count, props.radius + 17);
        return (
          <text key={index} class="c-radar__number" x={x} y={y}>
            {index + 1}
          </text>
        );
      })}
    </g>
  );
}

function Labels(props: { layout: RadarLayout; axes: readonly RadarAxis[] }) {
  return (
    <g>
      {props.layout.labels.map((label, index) => {
        const axis = props.axes[index];
        return (
          <text key={axis?.id} class="c-radar__label" text-anchor={label.anchor}>
            {label.lines.map((line, row) => {
              const y = label.y + row * RADAR_LINE;
              const note = axis?.value === null && row === label.lines.length - 1;
              return (
                <tspan key={y} x={label.x} y={y} class={note ? 'c-radar__note' : undefined}>
                  {line}
                </tspan>
              );
            })}
          </text>
        );
      })}
    </g>
  );
}
