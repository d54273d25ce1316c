// What lies over the communes and is never touched: borders of the chosen one, lines with their length, counts, names.
import { useMemo } from 'preact/hooks';
import type { Point, Territory } from '#binding/territory/territory-geometry.ts';
import { communeOf } from '#domain/territory/communes.ts';
import { formatDistance } from '#i18n/format.ts';
import { useFrameLater } from '#ui/use-frame-later.ts';
import type { CommuneLine } from './commune-lines.ts';
import { placeLabels } from './territory-labels.ts';
import { isNumbered, markRadius, pathOf } from './territory-marks.ts';
import type { MapView } from './territory-view.ts';

export interface MapProps {
  territory: Territory;
  /** Companies by commune code. */
  counts: ReadonlyMap<string, number>;
  lines: readonly CommuneLine[];
  selected: string | null;
  onSelect: (code: string) => void;
  /** What the whole map says, for screen readers. */
  label: string;
}

interface OverlayProps extends MapProps {
  frame: { readonly width: number; readonly height: number };
  view: MapView;
  /** Pixels per kilometre of the whole map. */
  scale: number;
  focused: string | null;
}

export function Overlay(props: OverlayProps) {
  const { territory, scale, view, selected } = props;
  const at = ([x, y]: Point): Point => [x * scale * view.zoom + view.x, y * scale * view.zoom + view.y];
  const shapeOf = (code: string | null): string | null => {
    const cell = code === null ? null : territory.cells.find((known) => known.code === code);
    return cell
      ? pathOf(
          cell.rings.map((ring) => ring.map(at)),
          1,
        )
      : null;
  };
  const chosen = shapeOf(selected);
  const focused = shapeOf(props.focused);
  return (
    <g class="network-over" aria-hidden="true">
      {chosen && <path class="network-chosen" d={chosen} />}
      {focused && <path class="network-focused" d={focused} />}
      <Lines {...props} at={at} />
      <Marks {...props} at={at} />
      <Names {...props} />
    </g>
  );
}

type Placed = OverlayProps & { at: (point: Point) => Point };

function Marks({ territory, counts, frame: { width }, at }: Placed) {
  return territory.cells.map(({ code, centre }) => {
    const [x, y] = at(centre);
    return <Mark key={code} count={counts.get(code) ?? 0} x={x} y={y} width={width} />;
  });
}

/** A mark that stays as it is is not drawn again when another one changes. */
function Mark({ count, x, y, width }: { count: number; x: number; y: number; width: number }) {
  return useMemo(() => {
    const small = width < 500;
    if (count === 0) return <circle class="network-centre" cx={x} cy={y} r={small ? 1 : 1.5} />;
    return (
      <g>
        <circle class="network-mark" cx={x} cy={y} r={markRadius(count, width)} />
        {isNumbered(count, width) && (
          <text class="network-mark__count" x={x} y={y} style={{ fontSize: small ? '11px' : '14px' }}>
            {count}
          </text>
        )}
      </g>
    );
  }, [count, x, y, width]);
}

/** A count that changes moves names a little: they are placed anew one frame behind it. */
function Names({ territory, scale, counts: now, selected, frame: { width, height }, view }: OverlayProps) {
  const size = width < 500 ? 12 : 14;
  const counts = useFrameLater(now);
  const labels = useMemo(
    () =>
      placeLabels(
        territory.cells.map(({ code, centre: [x, y] }) => {
          const commune = communeOf(code);
          const count = counts.get(code) ?? 0;
          return {
            code,
            name: commune?.name ?? code,
            at: [x * scale * view.zoom + view.x, y * scale * view.zoom + view.y],
            weight: (commune?.population ?? 0) + (code === selected ? 1e6 : 0) + (count > 0 ? 500 : 0),
            mark: count > 0 ? markRadius(count, width) : 2,
          };
        }),
        { width, height, size },
      ),
    [territory, scale, counts, selected, width, height, view, size],
  );
  return labels.map((label) => (
    <text
      key={label.code}
      class="network-name"
      x={label.x}
      y={label.y}
      text-anchor={label.anchor}
      style={{ fontSize: `${size}px` }}
    >
      {label.name}
    </text>
  ));
}

/** Lengths are written on the lines of the chosen commune only: on all of them nobody could read any. */
function Lines({ lines, territory, selected, at }: Placed) {
  const centres = new Map(territory.cells.map(({ code, centre }) => [code, at(centre)]));
  return lines.map(({ from, to, count, km }) => {
    const [a, b] = [centres.get(from.code), centres.get(to.code)];
    if (!a || !b) return null;
    const own = from.code === selected || to.code === selected;
    return (
      <g key={`${from.code} ${to.code}`}>
        <line class="network-line" x1={a[0]} y1={a[1]} x2={b[0]} y2={b[1]} stroke-width={Math.min(6, 1 + count)} />
        {own && (
          <text class="network-name territory-length" x={(a[0] + b[0]) / 2} y={(a[1] + b[1]) / 2} text-anchor="middle">
            {formatDistance(km)}
          </text>
        )}
      </g>
    );
  });
}
