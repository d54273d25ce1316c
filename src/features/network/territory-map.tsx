// oxlint-disable jsx-a11y/prefer-tag-over-role -- a shape inside an SVG cannot be a <button>; it has the role, the keys and the focus of one.
import { useMemo, useRef, useState } from 'preact/hooks';
import { communeOf, COMMUNES } from '#domain/territory/communes.ts';
import { useWidth } from '#ui/use-width.ts';
import type { CommuneLine } from './commune-lines.ts';
import { t } from './messages.ts';
import { territoryOf, type Point, type Territory } from '#binding/territory/territory-geometry.ts';
import { placeLabels } from './territory-labels.ts';
import { classOf, isNumbered, markRadius, neighbourOf, type Direction } from './territory-marks.ts';

interface MapProps {
  /** Companies by commune code. */
  counts: ReadonlyMap<string, number>;
  lines: readonly CommuneLine[];
  selected: string | null;
  onSelect: (code: string) => void;
  /** What the whole map says, for screen readers. */
  label: string;
}

let drawn: Territory | null = null;
/** The communes never change: one drawing for the life of the page. */
function theTerritory(): Territory {
  drawn ??= territoryOf(COMMUNES);
  return drawn;
}

const ARROWS: Readonly<Record<string, Direction | undefined>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const pathOf = (outline: readonly Point[], scale: number): string =>
  `M${outline.map(([x, y]) => `${(x * scale).toFixed(1)} ${(y * scale).toFixed(1)}`).join('L')}Z`;

/** The communes as cells around their centres, tinted and hatched by class, with counts and as many names as fit. */
export function TerritoryMap(props: MapProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const territory = theTerritory();
  return (
    <div ref={box} class="network-map" style={{ aspectRatio: `${territory.width} / ${territory.height}` }}>
      {width > 0 && <Drawing {...props} width={width} territory={territory} />}
    </div>
  );
}

function Drawing(props: MapProps & { width: number; territory: Territory }) {
  const { territory, width, counts, selected } = props;
  const scale = width / territory.width;
  const height = territory.height * scale;
  const drawing = useRef<SVGSVGElement>(null);
  // One stop for Tab: the commune walked to last, else the one selected, else the first town.
  const [walked, setWalked] = useState<string | null>(null);
  const stop = walked ?? selected ?? '09261';
  const keyDown = (event: KeyboardEvent, code: string): void => {
    const direction = ARROWS[event.key];
    if (direction) {
      event.preventDefault();
      const next = neighbourOf(territory.cells, code, direction);
      if (next) drawing.current?.querySelector<SVGElement>(`[data-code="${next}"]`)?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      props.onSelect(code);
    }
  };
  return (
    <svg
      ref={drawing}
      viewBox={`0 0 ${width} ${height.toFixed(1)}`}
      width={width}
      height={height}
      role="group"
      aria-label={props.label}
    >
      <Patterns />
      {territory.cells.map(({ code, outline }) => {
        const count = counts.get(code) ?? 0;
        const path = pathOf(outline, scale);
        return (
          <g
            key={code}
            role="button"
            data-code={code}
            class={`network-cell network-cell--${classOf(count)}`}
            tabIndex={code === stop ? 0 : -1}
            aria-pressed={code === selected}
            aria-label={t().cell(communeOf(code)?.name ?? code, count)}
            onClick={() => props.onSelect(code)}
            onFocus={() => setWalked(code)}
            onKeyDown={(event) => keyDown(event, code)}
          >
            <path class="network-cell__land" d={path} />
            <path class="network-cell__hatch" d={path} />
          </g>
        );
      })}
      <Overlay {...props} scale={scale} height={height} focused={walked} />
    </svg>
  );
}

/** Hatching by class, so that the map reads in black and white. */
function Patterns() {
  return (
    <defs>
      {[9, 6, 4].map((step, index) => (
        <pattern
          key={step}
          id={`network-hatch-${index + 2}`}
          width={step}
          height={step}
          patternUnits="userSpaceOnUse"
          patternTransform={`rotate(${index % 2 === 0 ? 45 : -45})`}
        >
          <path class="network-hatch" d={`M0 0V${step}`} />
        </pattern>
      ))}
    </defs>
  );
}

interface OverlayProps extends MapProps {
  width: number;
  height: number;
  scale: number;
  territory: Territory;
  focused: string | null;
}

/** What lies over the cells and is never touched: borders of the chosen one, lines, counts, names. */
function Overlay(props: OverlayProps) {
  const { territory, scale, counts, selected, width, height } = props;
  const small = width < 500;
  const labels = useMemo(
    () =>
      placeLabels(
        territory.cells.map(({ code, centre }) => {
          const commune = communeOf(code);
          const count = counts.get(code) ?? 0;
          return {
            code,
            name: commune?.name ?? code,
            at: [centre[0] * scale, centre[1] * scale],
            weight: (commune?.population ?? 0) + (code === selected ? 1e6 : 0) + (count > 0 ? 500 : 0),
            mark: count > 0 ? markRadius(count, width) : 2,
          };
        }),
        { width, height, size: small ? 12 : 14 },
      ),
    [territory, scale, counts, selected, width, height, small],
  );
  const outlineOf = (code: string | null): string | null => {
    const cell = territory.cells.find((known) => known.code === code);
    return cell ? pathOf(cell.outline, scale) : null;
  };
  const chosen = outlineOf(selected);
  const focused = outlineOf(props.focused);
  return (
    <g class="network-over" aria-hidden="true">
      {chosen && <path class="network-chosen" d={chosen} />}
      {focused && <path class="network-focused" d={focused} />}
      <Lines lines={props.lines} territory={territory} scale={scale} />
      {territory.cells.map(({ code, centre }) => {
        const count = counts.get(code) ?? 0;
        const [x, y] = [centre[0] * scale, centre[1] * scale];
        if (count === 0) return <circle key={code} class="network-centre" cx={x} cy={y} r={small ? 1 : 1.5} />;
        return (
          <g key={code}>
            <circle class="network-mark" cx={x} cy={y} r={markRadius(count, width)} />
            {isNumbered(count, width) && (
              <text class="network-mark__count" x={x} y={y} style={{ fontSize: small ? '11px' : '14px' }}>
                {count}
              </text>
            )}
          </g>
        );
      })}
      {labels.map((label) => (
        <text
          key={label.code}
          class="network-name"
          x={label.x}
          y={label.y}
          text-anchor={label.anchor}
          style={{ fontSize: small ? '12px' : '14px' }}
        >
          {label.name}
        </text>
      ))}
    </g>
  );
}

function Lines(props: { lines: readonly CommuneLine[]; territory: Territory; scale: number }) {
  const centres = new Map(props.territory.cells.map(({ code, centre }) => [code, centre]));
  return (
    <>
      {props.lines.map(({ from, to, count }) => {
        const [a, b] = [centres.get(from.code), centres.get(to.code)];
        if (!a || !b) return null;
        return (
          <line
            key={`${from.code} ${to.code}`}
            class="network-line"
            x1={a[0] * props.scale}
            y1={a[1] * props.scale}
            x2={b[0] * props.scale}
            y2={b[1] * props.scale}
            stroke-width={Math.min(6, 1 + count)}
          />
        );
      })}
    </>
  );
}
