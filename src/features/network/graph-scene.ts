// What the canvas draws: the nodes and lines of the selection with their places, and the camera that looks at them.
import type { DocId } from '#domain/ids.ts';
import type { Places, Point } from '#domain/network/layout.ts';
import type { Relation, RelationKind } from '#domain/network/relations.ts';

export type NodeKind = 'company' | 'ambassador' | 'partner' | 'stake' | 'action';

export interface GraphNode {
  readonly doc: DocId;
  readonly kind: NodeKind;
  readonly label: string;
}

export interface SceneNode extends GraphNode, Point {
  /** Lines that touch it in this picture. */
  readonly ties: number;
}

interface SceneLine {
  readonly kind: RelationKind;
  readonly from: number;
  readonly to: number;
}

export interface Scene {
  readonly nodes: readonly SceneNode[];
  readonly lines: readonly SceneLine[];
  readonly at: ReadonlyMap<DocId, number>;
  /** The neighbours of each node, by their numbers. */
  readonly around: readonly (readonly number[])[];
}

export function sceneOf(nodes: readonly GraphNode[], relations: readonly Relation[], places: Places): Scene {
  const placed = nodes.filter(({ doc }) => places.has(doc));
  const at = new Map(placed.map(({ doc }, index) => [doc, index]));
  const around: number[][] = placed.map(() => []);
  const lines: SceneLine[] = [];
  for (const { kind, from, to } of relations) {
    const [a, b] = [at.get(from), at.get(to)];
    if (a === undefined || b === undefined) continue;
    lines.push({ kind, from: a, to: b });
    around[a]?.push(b);
    around[b]?.push(a);
  }
  return {
    at,
    lines,
    around: around.map((others) => [...new Set(others)]),
    nodes: placed.map((node, index): SceneNode => {
      const { x, y } = places.get(node.doc) as Point;
      return { ...node, x, y, ties: around[index]?.length ?? 0 };
    }),
  };
}

/** Screen = (picture − middle) × scale + half of the screen. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Room {
  readonly width: number;
  readonly height: number;
}

const CLOSEST = 3;
const FARTHEST = 0.04;
/** Free border around a fitted picture, px: names need it. */
const BORDER = 56;

export function fit(nodes: readonly Point[], room: Room): Camera {
  if (nodes.length === 0) return { x: 0, y: 0, scale: 1 };
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of nodes) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const scale = Math.min(
    (room.width - 2 * BORDER) / Math.max(1, right - left),
    (room.height - 2 * BORDER) / Math.max(1, bottom - top),
    1.6,
  );
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.max(FARTHEST, scale) };
}

export function toScreen({ x, y }: Point, camera: Camera, room: Room): Point {
  return {
    x: (x - camera.x) * camera.scale + room.width / 2,
    y: (y - camera.y) * camera.scale + room.height / 2,
  };
}

/** Nearer or farther, with what is under a point of the screen staying there. */
export function zoomed(camera: Camera, factor: number, under: Point, room: Room): Camera {
  const scale = Math.min(CLOSEST, Math.max(FARTHEST, camera.scale * factor));
  const [dx, dy] = [under.x - room.width / 2, under.y - room.height / 2];
  return {
    x: camera.x + dx / camera.scale - dx / scale,
    y: camera.y + dy / camera.scale - dy / scale,
    scale,
  };
}

/** Moved by so many pixels of the screen. */
export function panned(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale };
}

/** The same camera, moved no further than needed for a point to be well in sight. */
export function showing(camera: Camera, point: Point, room: Room): Camera {
  const { x, y } = toScreen(point, camera, room);
  const border = Math.min(BORDER, room.width / 4, room.height / 4);
  const beyond = (value: number, most: number): number =>
    value < border ? border - value : value > most - border ? most - border - value : 0;
  return panned(camera, beyond(x, room.width), beyond(y, room.height));
}

/** The nearest node within reach of a point of the screen, or null. */
export function nodeAt(scene: Scene, camera: Camera, room: Room, point: Point, reach: number): number | null {
  const x = (point.x - room.width / 2) / camera.scale + camera.x;
  const y = (point.y - room.height / 2) / camera.scale + camera.y;
  const most = (reach / camera.scale) ** 2;
  let [best, found]: [number, number | null] = [most, null];
  for (const [index, node] of scene.nodes.entries()) {
    const far = (node.x - x) ** 2 + (node.y - y) ** 2;
    if (far < best) [best, found] = [far, index];
  }
  return found;
}

const ANGLES: Readonly<Record<string, number | undefined>> = {
  ArrowRight: 0,
  ArrowDown: Math.PI / 2,
  ArrowLeft: Math.PI,
  ArrowUp: -Math.PI / 2,
};

/** Along a line in the direction of an arrow key: the neighbour that lies closest to it; null where none does. */
export function neighbourTowards(scene: Scene, from: number, key: string): number | null {
  const wanted = ANGLES[key];
  const here = scene.nodes[from];
  if (wanted === undefined || !here) return null;
  let [best, found]: [number, number | null] = [Math.PI / 2 + 0.05, null];
  for (const other of scene.around[from] ?? []) {
    const there = scene.nodes[other];
    if (!there) continue;
    const turn = Math.atan2(there.y - here.y, there.x - here.x) - wanted;
    const off = Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn)));
    if (off < best) [best, found] = [off, other];
  }
  return found;
}
