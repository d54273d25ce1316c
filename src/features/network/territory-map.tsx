// oxlint-disable jsx-a11y/prefer-tag-over-role -- a shape inside an SVG cannot be a <button>; it has the role, the keys and the focus of one.
import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { communeOf } from '#domain/territory/communes.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { useWidth } from '#ui/use-width.ts';
import { t } from './messages.ts';
import { BasemapCanvas, useBasemap } from './territory-basemap.tsx';
import { classOf, neighbourOf, pathOf, type Direction } from './territory-marks.ts';
import { territoryWords } from './territory-messages.ts';
import { Overlay, type MapProps } from './territory-overlay.tsx';
import { NEAREST } from './territory-view.ts';
import { type MapHands, useMapView } from './use-map-view.ts';

const ARROWS: Readonly<Record<string, Direction | undefined>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** Share of the frame by which a key moves the map, and how much nearer a step brings. */
const STEP = 0.2;
const NEARER = 1.6;

/** The communes tinted and hatched by class, with counts and as many names as fit; nearer and farther by hand and key. */
export function TerritoryMap(props: MapProps & { store: Store }) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const { territory, store } = props;
  const frame = { width, height: (width * territory.height) / territory.width };
  const hands = useMapView(box, frame);
  const basemap = useBasemap(store);
  const near = hands.view.zoom > 1;
  const classes = `network-map${near ? ' network-map--near' : ''}${basemap ? ' network-map--based' : ''}`;
  return (
    <>
      <div ref={box} class={classes} style={{ aspectRatio: `${territory.width} / ${territory.height}` }}>
        {width > 0 && basemap && (
          <BasemapCanvas {...{ basemap, territory, frame }} scale={width / territory.width} view={hands.view} />
        )}
        {width > 0 && <Drawing {...props} frame={frame} hands={hands} />}
      </div>
      <ZoomButtons hands={hands} />
      {basemap?.attribution && <p class="c-small c-soft">{territoryWords().basemapBy(basemap.attribution)}</p>}
    </>
  );
}

function ZoomButtons({ hands }: { hands: MapHands }) {
  const words = territoryWords();
  return (
    <div class="c-cluster territory-zoom">
      <Button variant="plain" icon="plus" disabled={hands.view.zoom >= NEAREST} onClick={() => hands.zoomBy(NEARER)}>
        {words.nearer}
      </Button>
      <Button variant="plain" icon="minus" disabled={hands.view.zoom <= 1} onClick={() => hands.zoomBy(1 / NEARER)}>
        {words.farther}
      </Button>
      <Button variant="plain" icon="map" disabled={hands.view.zoom <= 1} onClick={hands.whole}>
        {words.whole}
      </Button>
    </div>
  );
}

/** Keys of the map itself; true when the key was one. */
function mapKey(event: KeyboardEvent, hands: MapHands, width: number): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const direction = event.shiftKey ? ARROWS[event.key] : undefined;
  const step = STEP * width;
  if (event.key === '+' || event.key === '=') hands.zoomBy(NEARER);
  else if (event.key === '-') hands.zoomBy(1 / NEARER);
  else if (event.key === '0') hands.whole();
  else if (direction === 'left') hands.panBy(step, 0);
  else if (direction === 'right') hands.panBy(-step, 0);
  else if (direction === 'up') hands.panBy(0, step);
  else if (direction === 'down') hands.panBy(0, -step);
  else return false;
  return true;
}

function Drawing(props: MapProps & { frame: { width: number; height: number }; hands: MapHands }) {
  const { territory, frame, hands, selected } = props;
  const { width, height } = frame;
  const { view } = hands;
  const scale = width / territory.width;
  const drawing = useRef<SVGSVGElement>(null);
  // One stop for Tab: the commune walked to last, else the one selected, else the first town.
  const [walked, setWalked] = useState<string | null>(null);
  const tap = (code: string): void => {
    if (!hands.wasDrag()) props.onSelect(code);
  };
  const keyDown = (event: KeyboardEvent, code: string): void => {
    const direction = ARROWS[event.key];
    if (mapKey(event, hands, width)) event.preventDefault();
    else if (direction) {
      event.preventDefault();
      const next = neighbourOf(territory.cells, code, direction);
      if (next)
        drawing.current?.querySelector<SVGElement>(`[data-code="${next}"]`)?.focus({ preventScroll: view.zoom > 1 });
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      props.onSelect(code);
    }
  };
  const focus = (code: string): void => {
    setWalked(code);
    const centre = territory.cells.find((cell) => cell.code === code)?.centre;
    if (centre && !hands.wasDrag()) hands.reveal([centre[0] * scale, centre[1] * scale]);
  };
  // The same for every cell and at every drawing: a cell that stays as it is is not drawn again.
  const actsRef = useRef<CellActs>(null);
  useLayoutEffect(() => {
    actsRef.current = { tap, focus, keyDown };
  });
  return (
    <svg
      ref={drawing}
      viewBox={`0 0 ${width} ${height.toFixed(1)}`}
      width={width}
      height={height}
      role="group"
      aria-label={props.label}
    >
      <Patterns zoom={view.zoom} />
      <g transform={`translate(${view.x.toFixed(1)} ${view.y.toFixed(1)}) scale(${view.zoom})`}>
        <Cells {...props} scale={scale} stop={walked ?? selected ?? '09261'} actsRef={actsRef} />
      </g>
      <Overlay {...props} view={view} scale={scale} focused={walked} />
    </svg>
  );
}

interface CellActs {
  tap(code: string): void;
  focus(code: string): void;
  keyDown(event: KeyboardEvent, code: string): void;
}

interface CellsProps extends MapProps {
  scale: number;
  stop: string;
  actsRef: RefObject<CellActs | null>;
}

function Cells({ territory, counts, scale, stop, selected, actsRef }: CellsProps) {
  const paths = useMemo(
    () => new Map(territory.cells.map(({ code, rings }) => [code, pathOf(rings, scale)])),
    [territory, scale],
  );
  return territory.cells.map(({ code }) => (
    <Cell
      key={code}
      code={code}
      count={counts.get(code) ?? 0}
      path={paths.get(code) ?? ''}
      stop={code === stop}
      pressed={code === selected}
      actsRef={actsRef}
    />
  ));
}

interface CellProps extends Pick<CellsProps, 'actsRef'> {
  code: string;
  count: number;
  path: string;
  /** Tab stops here. */
  stop: boolean;
  pressed: boolean;
}

function Cell({ code, count, path, stop, pressed, actsRef }: CellProps) {
  const words = t();
  return useMemo(
    () => (
      <g
        role="button"
        data-code={code}
        class={`network-cell network-cell--${classOf(count)}`}
        tabIndex={stop ? 0 : -1}
        aria-pressed={pressed}
        aria-label={words.cell(communeOf(code)?.name ?? code, count)}
        onClick={() => actsRef.current?.tap(code)}
        onFocus={() => actsRef.current?.focus(code)}
        onKeyDown={(event) => actsRef.current?.keyDown(event, code)}
      >
        <path class="network-cell__land" d={path} />
        <path class="network-cell__hatch" d={path} />
      </g>
    ),
    [code, count, path, stop, pressed, actsRef, words],
  );
}

/** Hatching by class, so that the map reads in black and white; as fine however near. */
function Patterns({ zoom }: { zoom: number }) {
  return (
    <defs>
      {[9, 6, 4].map((step, index) => (
        <pattern
          key={step}
          id={`network-hatch-${index + 2}`}
          width={step}
          height={step}
          patternUnits="userSpaceOnUse"
          patternTransform={`scale(${1 / zoom}) rotate(${index % 2 === 0 ? 45 : -45})`}
        >
          <path class="network-hatch" d={`M0 0V${step}`} />
        </pattern>
      ))}
    </defs>
  );
}
