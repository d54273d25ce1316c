// The picture: lines by kind, nodes by shape, and as many names as fit where somebody looks.
import type { RelationKind } from '#domain/network/relations.ts';
import { RELATION_KINDS } from '#domain/network/relations.ts';
import { drawNames } from './graph-names.ts';
import { radiusOf, type Picture, type Spots } from './graph-picture.ts';
import { toScreen, type NodeKind } from './graph-scene.ts';

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
