// What part of the map is in the frame: pure figures, in pixels of the page.
import type { Point } from '#binding/territory/territory-geometry.ts';

/** A point of the whole map is drawn at `point * zoom + (x, y)`. */
export interface MapView {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
}

export const WHOLE: MapView = { zoom: 1, x: 0, y: 0 };
/** At most so near: a village then fills the frame. */
export const NEAREST = 16;

const between = (low: number, value: number, high: number): number => Math.min(high, Math.max(low, value));

/** The map always fills its frame: nobody gets lost beside it. */
function held({ zoom, x, y }: MapView, { width, height }: Frame): MapView {
  const near = between(1, zoom, NEAREST);
  return { zoom: near, x: between(width * (1 - near), x, 0), y: between(height * (1 - near), y, 0) };
}

/** Nearer or farther, with the point under the fingers staying there. */
export function zoomedAt(view: MapView, factor: number, [x, y]: Point, frame: Frame): MapView {
  const zoom = between(1, view.zoom * factor, NEAREST);
  const share = zoom / view.zoom;
  return held({ zoom, x: x - (x - view.x) * share, y: y - (y - view.y) * share }, frame);
}

export function moved(view: MapView, [dx, dy]: Point, frame: Frame): MapView {
  return held({ ...view, x: view.x + dx, y: view.y + dy }, frame);
}

/** The least move that brings a point of the map into the frame, with room around it. */
export function revealing(view: MapView, [x, y]: Point, frame: Frame): MapView {
  const margin = Math.min(frame.width, frame.height) * 0.15;
  const shown = [x * view.zoom + view.x, y * view.zoom + view.y] as const;
  const dx = between(margin, shown[0], frame.width - margin) - shown[0];
  const dy = between(margin, shown[1], frame.height - margin) - shown[1];
  return dx === 0 && dy === 0 ? view : moved(view, [dx, dy], frame);
}
