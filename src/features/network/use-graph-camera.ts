// Looking around in the graph: drag, pinch, wheel, buttons and keys move one camera.
import type { RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Point } from '#domain/network/layout.ts';
import { fit, panned, zoomed, type Camera, type Room } from './graph-scene.ts';

interface GraphCamera {
  readonly camera: Camera;
  readonly look: (change: (now: Camera) => Camera) => void;
  readonly zoom: (factor: number) => void;
  /** Everything in sight again. */
  readonly whole: () => void;
}

interface Sight {
  readonly room: Room;
  /** What is to be in sight as a whole while nobody looks around. */
  readonly points: readonly Point[];
  /** Another selection is looked at from its own distance. */
  readonly fitKey: string;
  /** A touch or click at a point of the box, without a drag. */
  readonly onTouch: (point: Point) => void;
}

/** A finger that moves less than this touches, px. */
const TOUCH = 6;

/** Follows fingers, mouse and wheel on a box. */
export function useGraphCamera(box: RefObject<HTMLElement | null>, sight: Sight): GraphCamera {
  const { room, points, fitKey, onTouch } = sight;
  const [camera, setCamera] = useState(() => fit(points, room));
  const movedRef = useRef(false);
  const touchedRef = useRef(onTouch);
  const { width, height } = room;
  useLayoutEffect(() => {
    touchedRef.current = onTouch;
  }, [onTouch]);
  useLayoutEffect(() => {
    movedRef.current = false;
  }, [fitKey]);
  // While nodes settle the picture is kept whole; once somebody looks around it is theirs.
  useLayoutEffect(() => {
    if (!movedRef.current) setCamera(fit(points, { width, height }));
  }, [fitKey, points, width, height]);
  useEffect(() => {
    const look: Look = (change) => {
      movedRef.current = true;
      setCamera(change);
    };
    return box.current ? listen(box.current, { width, height }, look, (point) => touchedRef.current(point)) : undefined;
  }, [box, width, height]);
  const look = useCallback((change: (now: Camera) => Camera): void => {
    movedRef.current = true;
    setCamera(change);
  }, []);
  return {
    camera,
    look,
    zoom: (factor) => look((now) => zoomed(now, factor, { x: width / 2, y: height / 2 }, { width, height })),
    whole: () => {
      movedRef.current = false;
      setCamera(fit(points, room));
    },
  };
}

type Look = (change: (now: Camera) => Camera) => void;

function listen(element: HTMLElement, room: Room, look: Look, onTouch: (point: Point) => void): () => void {
  const fingers = new Map<number, Point>();
  let travelled = 0;
  const at = (event: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const down = (event: PointerEvent): void => {
    if (event.button !== 0 || (event.target as Element).closest('button, a')) return;
    if (fingers.size === 0) travelled = 0;
    fingers.set(event.pointerId, at(event));
    element.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent): void => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = at(event);
    travelled += Math.hypot(now.x - before.x, now.y - before.y);
    const [other] = [...fingers].flatMap(([id, point]) => (id === event.pointerId ? [] : [point]));
    fingers.set(event.pointerId, now);
    if (travelled < TOUCH) return;
    if (!other) return look((camera) => panned(camera, now.x - before.x, now.y - before.y));
    const apart = (point: Point): number => Math.max(10, Math.hypot(point.x - other.x, point.y - other.y));
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    look((camera) =>
      zoomed(panned(camera, (now.x - before.x) / 2, (now.y - before.y) / 2), apart(now) / apart(before), middle, room),
    );
  };
  const up = (event: PointerEvent): void => {
    const point = fingers.get(event.pointerId);
    fingers.delete(event.pointerId);
    if (point && event.type === 'pointerup' && travelled < TOUCH) onTouch(point);
  };
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 16 : 1;
    look((camera) => zoomed(camera, Math.exp(-event.deltaY * lines * 0.0016), at(event), room));
  };
  element.addEventListener('pointerdown', down);
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', up);
  element.addEventListener('wheel', wheel, { passive: false });
  return () => {
    element.removeEventListener('pointerdown', down);
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', up);
    element.removeEventListener('pointercancel', up);
    element.removeEventListener('wheel', wheel);
  };
}
