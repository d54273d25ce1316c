// The picture: lines by kind, nodes by shape, and as many names as fit where somebody looks.
import type { RelationKind } from '#domain/network/relations.ts';
import { RELATION_KINDS } from '#domain/network/relations.ts';
import { toScreen, type Camera, type NodeKind, type Room, type Scene, type SceneNode } from './graph-scene.ts';

/** A name for a part of the picture, read from afar. */
export interface Caption {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export interface Picture {
  readonly scene: Scene;
  readonly camera: Camera;
  readonly room: Room;
  /** Number of the node that is looked at. */
  readonly chosen: number | null;
  readonly captions: readonly Caption[];
}

interface Colours {
  readonly ink: string;
  readonly soft: string;
  readonly sheet: string;
  readonly lines: Readonly<Record<RelationKind, string>>;
  readonly font: string;
}

/** Dashes tell the kinds apart without colour; the legend draws the same. */
export const DASHES: Readonly<Record<RelationKind, readonly number[]>> = {
  client: [],
  connait: [9, 5],
  enjeu: [1.5, 5],
  action: [10, 4, 2, 4],
  oriente: [4, 4],
  amene: [14, 4, 2, 3, 2, 4],
};

function coloursOf(canvas: HTMLCanvasElement): Colours {
  const style = getComputedStyle(canvas);
  const of = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ink: of('--ink'),
    soft: of('--ink-soft'),
    sheet: of('--sheet'),
    font: style.fontFamily,
    lines: {
      client: of('--fir'),
      connait: of('--offline'),
      enjeu: of('--todo'),
      action: of('--focus'),
      oriente: of('--ink-soft'),
      amene: of('--danger'),
    },
  };
}

const SHAPES: Readonly<
  Record<NodeKind, (path: Path2D | CanvasRenderingContext2D, x: number, y: number, r: number) => void>
> = {
  company: (path, x, y, r) => {
    path.moveTo(x + r, y);
    path.arc(x, y, r, 0, 2 * Math.PI);
  },
  ambassador: (path, x, y, r) => corners(path, x, y, r * 1.55, 4, 0),
  partner: (path, x, y, r) => corners(path, x, y, r * 1.55, 4, Math.PI / 4),
  stake: (path, x, y, r) => corners(path, x, y, r * 1.75, 3, -Math.PI / 2),
  action: (path, x, y, r) => corners(path, x, y, r * 1.5, 6, 0),
};

function corners(
  path: Path2D | CanvasRenderingContext2D,
  x: number,
  y: number,
  r: number,
  count: number,
  turn: number,
): void {
  for (let corner = 0; corner < count; corner += 1) {
    const angle = turn + (corner * 2 * Math.PI) / count;
    const [cx, cy] = [x + r * Math.cos(angle), y + r * Math.sin(angle)];
    if (corner === 0) path.moveTo(cx, cy);
    else path.lineTo(cx, cy);
  }
  path.closePath();
}

/** Better tied nodes are larger, in steps that can be told apart. */
export function radiusOf({ ties, kind }: Pick<SceneNode, 'ties' | 'kind'>, scale: number): number {
  const base = (kind === 'company' || kind === 'ambassador' ? 4.5 : 6) + Math.min(5, Math.sqrt(ties) * 1.1);
  return Math.max(2.2, Math.min(1.25, Math.sqrt(scale) * 1.15) * base);
}

const FAINT = 0.13;

/** Draws everything anew; a few milliseconds for 2,000 nodes. */
export function paint(canvas: HTMLCanvasElement, picture: Picture): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { room, scene, camera } = picture;
  const density = Math.min(2, devicePixelRatio || 1);
  const [width, height] = [Math.round(room.width * density), Math.round(room.height * density)];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const colours = coloursOf(canvas);
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, room.width, room.height);
  const spots = scene.nodes.map((node) => toScreen(node, camera, room));
  const near = nearOf(picture);
  drawLines(context, picture, spots, colours, near);
  drawNodes(context, picture, spots, colours, near);
  drawNames(context, picture, spots, colours, near);
}

/** The node that is looked at and its neighbours; null while none is. */
function nearOf({ scene, chosen }: Picture): ReadonlySet<number> | null {
  return chosen === null ? null : new Set([chosen, ...(scene.around[chosen] ?? [])]);
}

type Spots = readonly { readonly x: number; readonly y: number }[];

function drawLines(
  context: CanvasRenderingContext2D,
  { scene, camera, chosen }: Picture,
  spots: Spots,
  colours: Colours,
  near: ReadonlySet<number> | null,
): void {
  const many = scene.lines.length > 400 && camera.scale < 0.6;
  for (const kind of RELATION_KINDS) {
    const [plain, strong] = [new Path2D(), new Path2D()];
    for (const line of scene.lines) {
      if (line.kind !== kind) continue;
      const [a, b] = [spots[line.from], spots[line.to]];
      if (!a || !b) continue;
      const path = chosen !== null && (line.from === chosen || line.to === chosen) ? strong : plain;
      path.moveTo(a.x, a.y);
      path.lineTo(b.x, b.y);
    }
    context.strokeStyle = colours.lines[kind];
    // From afar dashes are noise, and slow.
    context.setLineDash(many ? [] : [...DASHES[kind]]);
    context.globalAlpha = near ? FAINT : many ? 0.35 : 0.75;
    context.lineWidth = many ? 0.8 : 1.5;
    context.stroke(plain);
    context.setLineDash([...DASHES[kind]]);
    context.globalAlpha = 1;
    context.lineWidth = 2.5;
    context.stroke(strong);
  }
  context.setLineDash([]);
}

function drawNodes(
  context: CanvasRenderingContext2D,
  { scene, camera, chosen }: Picture,
  spots: Spots,
  colours: Colours,
  near: ReadonlySet<number> | null,
): void {
  const [plain, faint, solid] = [new Path2D(), new Path2D(), new Path2D()];
  for (const [index, node] of scene.nodes.entries()) {
    const spot = spots[index];
    if (!spot) continue;
    const path = near && !near.has(index) ? faint : node.kind === 'company' ? plain : solid;
    SHAPES[node.kind](path, spot.x, spot.y, radiusOf(node, camera.scale));
  }
  context.lineWidth = camera.scale < 0.35 ? 1.2 : 2;
  context.strokeStyle = colours.ink;
  context.globalAlpha = 0.3;
  context.fillStyle = colours.sheet;
  context.fill(faint);
  context.stroke(faint);
  context.globalAlpha = 1;
  context.fill(plain);
  context.stroke(plain);
  context.fillStyle = colours.soft;
  context.fill(solid);
  context.stroke(solid);
  const [node, spot] = chosen === null ? [] : [scene.nodes[chosen], spots[chosen]];
  if (!node || !spot) return;
  context.beginPath();
  SHAPES[node.kind](context, spot.x, spot.y, radiusOf(node, camera.scale) + 2);
  context.fillStyle = colours.ink;
  context.fill();
}

const NAME = 14;
const CAPTION = 17;
const LONGEST = 26;
const MOST_NAMES = 140;
const FEW_NODES = 300;
const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** Boxes already taken, looked up by squares of the screen. */
function createBoxes() {
  const taken = new Map<number, [number, number, number, number][]>();
  const cells = (x: number, y: number, w: number, h: number): number[] => {
    const found: number[] = [];
    for (let cx = Math.floor(x / 80); cx <= Math.floor((x + w) / 80); cx += 1) {
      for (let cy = Math.floor(y / 40); cy <= Math.floor((y + h) / 40); cy += 1) found.push(cx * 1000 + cy);
    }
    return found;
  };
  const isFree = (x: number, y: number, w: number, h: number): boolean => {
    const hits = ([bx, by, bw, bh]: [number, number, number, number]): boolean =>
      x < bx + bw && bx < x + w && y < by + bh && by < y + h;
    return !cells(x, y, w, h).some((cell) => taken.get(cell)?.some(hits));
  };
  return {
    isFree,
    take(x: number, y: number, w: number, h: number): void {
      for (const cell of cells(x, y, w, h)) {
        const known = taken.get(cell);
        if (known) known.push([x, y, w, h]);
        else taken.set(cell, [[x, y, w, h]]);
      }
    },
  };
}

/** Where a name may stand by its node: right, left, below, above. */
function namePlaces({ x, y }: { readonly x: number; readonly y: number }, width: number, gap: number) {
  return [
    { x: x + gap, y },
    { x: x - gap - width, y },
    { x: x - width / 2, y: y + gap + 8 },
    { x: x - width / 2, y: y - gap - 8 },
  ];
}

const widths = new Map<string, number>();

function widthOf(context: CanvasRenderingContext2D, text: string, size: number): number {
  const key = `${size} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const width = context.measureText(text).width;
  if (widths.size > 20_000) widths.clear();
  widths.set(key, width);
  return width;
}

interface Writing {
  readonly context: CanvasRenderingContext2D;
  readonly names: ReturnType<typeof createBoxes>;
  write(text: string, x: number, y: number): void;
}

function drawNames(
  context: CanvasRenderingContext2D,
  picture: Picture,
  spots: Spots,
  colours: Colours,
  near: ReadonlySet<number> | null,
): void {
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.strokeStyle = colours.sheet;
  context.fillStyle = colours.ink;
  context.lineWidth = 4;
  const writing: Writing = {
    context,
    names: createBoxes(),
    write(text, x, y) {
      context.strokeText(text, x, y);
      context.fillText(text, x, y);
    },
  };
  if (near === null) drawCaptions(writing, picture, colours.font);
  context.font = `600 ${NAME}px ${colours.font}`;
  context.textAlign = 'left';
  drawNodeNames(writing, picture, spots, near);
}

function drawCaptions({ context, names, write }: Writing, { captions, camera, room }: Picture, font: string): void {
  context.font = `700 ${CAPTION}px ${font}`;
  context.textAlign = 'center';
  for (const caption of captions) {
    const { x, y } = toScreen(caption, camera, room);
    const width = widthOf(context, caption.text, CAPTION);
    const box = [x - width / 2 - 8, y - 14, width + 16, 28] as const;
    if (!names.isFree(...box)) continue;
    names.take(...box);
    write(caption.text, x, y);
  }
}

/** The best tied first; the node that is looked at and its neighbours before all others. */
function drawNodeNames(
  { context, names, write }: Writing,
  { scene, camera, room, chosen }: Picture,
  spots: Spots,
  near: ReadonlySet<number> | null,
): void {
  const weight = (index: number): number =>
    (index === chosen ? 1e6 : near?.has(index) ? 1e3 : 0) +
    (scene.nodes[index]?.ties ?? 0) +
    (scene.nodes[index]?.kind === 'company' ? 0 : 8);
  const isIn = ({ x, y }: Spots[number]): boolean => x > -20 && y > -20 && x < room.width + 20 && y < room.height + 20;
  const inSight = spots.flatMap((spot, index) => (isIn(spot) && (near === null || near.has(index)) ? [index] : []));
  const dots = createBoxes();
  // A company's name never hides a node, where there are few enough to see each.
  for (const index of inSight.length < FEW_NODES ? inSight : []) {
    const [node, spot] = [scene.nodes[index], spots[index]];
    const radius = node ? radiusOf(node, camera.scale) : 0;
    if (spot) dots.take(spot.x - radius, spot.y - radius, 2 * radius, 2 * radius);
  }
  let written = 0;
  for (const index of inSight.sort((a, b) => weight(b) - weight(a) || a - b)) {
    if (written >= MOST_NAMES) break;
    const [node, spot] = [scene.nodes[index], spots[index]];
    if (!node || !spot) continue;
    const text = short(node.label);
    const width = widthOf(context, text, NAME);
    const boxOf = ({ x, y }: { readonly x: number; readonly y: number }) => [x - 2, y - 9, width + 4, 18] as const;
    const places = namePlaces(spot, width, radiusOf(node, camera.scale) + 5).filter(
      (place) => place.x > 2 && place.x + width < room.width - 2 && names.isFree(...boxOf(place)),
    );
    const clear = places.find((place) => dots.isFree(...boxOf(place)));
    const place = clear ?? (node.kind === 'company' ? undefined : places[0]);
    if (!place) continue;
    names.take(...boxOf(place));
    write(text, place.x, place.y);
    written += 1;
  }
}
