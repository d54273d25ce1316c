// Hands on the map: drag, pinch, wheel with Ctrl, keys. A drag is no tap: the tap after one is swallowed.
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Point } from '#binding/territory/territory-geometry.ts';
import { type Frame, type MapView, moved, revealing, WHOLE, zoomedAt } from './territory-view.ts';

export interface MapHands {
  readonly view: MapView;
  /** Around the middle of the frame. */
  zoomBy(factor: number): void;
  panBy(dx: number, dy: number): void;
  whole(): void;
  /** Brings a point of the whole map into the frame. */
  reveal(point: Point): void;
  /** True when the finger that was lifted had dragged. */
  wasDrag(): boolean;
}

/** Pixels a finger trembles. */
const STILL = 6;
const WHEEL_STEP = 0.002;

const middleOf = (points: readonly Point[]): Point => [
  points.reduce((sum, [x]) => sum + x, 0) / points.length,
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
];

const spread = ([a, b]: readonly Point[]): number => (a && b ? Math.hypot(a[0] - b[0], a[1] - b[1]) : 0);

interface Gesture {
  readonly fingers: Map<number, Point>;
  dragged: boolean;
  way: number;
}

/** Follows the fingers on an element until the returned function is called. */
function followFingers(
  box: HTMLElement,
  change: (turn: (view: MapView, frame: Frame) => MapView) => void,
  gesture: Gesture,
) {
  const { fingers } = gesture;
  const at = (event: PointerEvent | WheelEvent): Point => {
    const { left, top } = box.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const down = (event: PointerEvent): void => {
    if (fingers.size === 0) Object.assign(gesture, { dragged: false, way: 0 });
    if (event.button === 0) fingers.set(event.pointerId, at(event));
  };
  const move = (event: PointerEvent): void => {
    const from = fingers.get(event.pointerId);
    if (!from) return;
    const before = [...fingers.values()];
    const to = at(event);
    fingers.set(event.pointerId, to);
    gesture.way += Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (!gesture.dragged && gesture.way < STILL) return;
    if (!gesture.dragged) box.setPointerCapture(event.pointerId);
    gesture.dragged = true;
    const after = [...fingers.values()];
    const [was, is] = [middleOf(before), middleOf(after)];
    const factor = after.length > 1 && spread(before) > 0 ? spread(after) / spread(before) : 1;
    change((view, frame) => moved(zoomedAt(view, factor, was, frame), [is[0] - was[0], is[1] - was[1]], frame));
  };
  const up = (event: PointerEvent): void => {
    fingers.delete(event.pointerId);
  };
  const wheel = (event: WheelEvent): void => {
    // A wheel alone scrolls the page; a pinch on a touchpad comes as a wheel with Ctrl.
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const point = at(event);
    change((view, frame) =>
      zoomedAt(view, Math.exp(-event.deltaY * WHEEL_STEP * (event.deltaMode === 1 ? 16 : 1)), point, frame),
    );
  };
  const listening = new AbortController();
  const { signal } = listening;
  box.addEventListener('pointerdown', down, { signal });
  box.addEventListener('pointermove', move, { signal });
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture'] as const)
    box.addEventListener(end, up, { signal });
  box.addEventListener('wheel', wheel, { signal, passive: false });
  return () => listening.abort();
}

/** The part of the map in the frame, moved by hands; `frame` is the element's size. */
export function useMapView(box: RefObject<HTMLElement | null>, frame: Frame): MapHands {
  const [view, setView] = useState(WHOLE);
  const gesture = useRef<Gesture>({ fingers: new Map(), dragged: false, way: 0 });
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    return followFingers(
      element,
      (turn) => setView((now) => turn(now, { width: element.clientWidth, height: element.clientHeight })),
      gesture.current,
    );
  }, [box]);
  const middle: Point = [frame.width / 2, frame.height / 2];
  return {
    view,
    zoomBy: (factor) => setView((now) => zoomedAt(now, factor, middle, frame)),
    panBy: (dx, dy) => setView((now) => moved(now, [dx, dy], frame)),
    whole: () => setView(WHOLE),
    reveal: (point) => setView((now) => revealing(now, point, frame)),
    wasDrag: () => gesture.current.dragged,
  };
}
