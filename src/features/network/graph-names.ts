// As many names as fit where somebody looks: the best tied first, never one over another.
import { radiusOf, type Picture, type Spots } from './graph-picture.ts';
import { toScreen } from './graph-scene.ts';

const NAME = 14;
const CAPTION = 17;
const LONGEST = 26;
const MOST_NAMES = 140;
/** Where parts have names of their own, only the best tied of their nodes have one too. */
const NAMES_AFAR = 24;
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

/** Writes them over what is drawn. */
export function drawNames(
  context: CanvasRenderingContext2D,
  picture: Picture,
  spots: Spots,
  colours: { readonly ink: string; readonly sheet: string; readonly font: string },
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
  { scene, camera, room, chosen, captions }: Picture,
  spots: Spots,
  near: ReadonlySet<number> | null,
): void {
  const most = captions.length > 0 && near === null ? NAMES_AFAR : MOST_NAMES;
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
    if (written >= most) break;
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
