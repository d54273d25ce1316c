// The basemap on a canvas, under the communes: tiles that are there are drawn at once, those that are not are read and
// asked for a new drawing. Colours are handed in, so that it belongs to the theme.
import type { Archive } from './archive.ts';
import { readTile, tileEdges, tilePlace, type Layer, type ReadTile, type Shape, type TileId } from './tiles.ts';

/** Where a place is on the canvas, in its own pixels: the map's projection is flat, so that four figures say it. */
export interface View {
  readonly west: number;
  readonly north: number;
  readonly perLon: number;
  readonly perLat: number;
  readonly width: number;
  readonly height: number;
  /** Pixels of the screen per pixel of the page. */
  readonly ratio: number;
  /** Names of places are drawn: only where the map's own leave room. */
  readonly names: boolean;
}

interface Palette {
  readonly green: string;
  readonly water: string;
  readonly road: string;
  readonly minor: string;
  readonly text: string;
  readonly halo: string;
  readonly font: string;
}

const MOST_TILES = 80;
const KEPT_TILES = 200;

/** The tiles of a view, at the zoom whose tiles are nearest to their own size. */
export function tilesOf(
  view: View,
  { minZoom, maxZoom, kind }: Pick<Archive, 'minZoom' | 'maxZoom' | 'kind'>,
): TileId[] {
  const side = kind === 'raster' ? 256 : 512;
  const fitting = Math.round(Math.log2((view.perLon * 360) / side));
  for (let z = Math.min(maxZoom, Math.max(minZoom, fitting)); z >= minZoom; z -= 1) {
    const [left, top] = tilePlace(view.west, view.north, z).map(Math.floor) as [number, number];
    const east = view.west + view.width / view.perLon;
    const [right, bottom] = tilePlace(east, view.north - view.height / view.perLat, z).map(Math.floor) as [
      number,
      number,
    ];
    if ((right - left + 1) * (bottom - top + 1) > MOST_TILES) continue;
    const tiles: TileId[] = [];
    for (let x = left; x <= right; x += 1) for (let y = top; y <= bottom; y += 1) tiles.push({ z, x, y });
    return tiles;
  }
  return [];
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function boxOf(tile: TileId, view: View): Box {
  const { west, east, north, south } = tileEdges(tile);
  const left = (west - view.west) * view.perLon;
  const top = (view.north - north) * view.perLat;
  return { left, top, width: (east - west) * view.perLon, height: (north - south) * view.perLat };
}

const WIDTHS: Readonly<Partial<Record<Layer, number>>> = { stream: 1.2, minor: 0.8, road: 2.2 };

function trace(context: CanvasRenderingContext2D, { lines }: Shape, box: Box): void {
  context.beginPath();
  for (const line of lines) {
    for (const [index, [x, y]] of line.entries()) {
      const [px, py] = [box.left + x * box.width, box.top + y * box.height];
      if (index === 0) context.moveTo(px, py);
      else context.lineTo(px, py);
    }
  }
}

function drawShape(context: CanvasRenderingContext2D, shape: Shape, box: Box, palette: Palette): void {
  if (shape.layer === 'place') return;
  const colour = shape.layer === 'stream' ? palette.water : palette[shape.layer];
  trace(context, shape, box);
  if (shape.layer === 'green' || shape.layer === 'water') {
    context.fillStyle = colour;
    context.fill('evenodd');
    return;
  }
  context.strokeStyle = colour;
  context.lineWidth = WIDTHS[shape.layer] ?? 1;
  context.stroke();
}

/** Names of places that are no commune's centre would repeat the map's own: only a few, small, where nothing is yet. */
function drawNames(
  context: CanvasRenderingContext2D,
  names: readonly (readonly [Shape, Box])[],
  palette: Palette,
): void {
  context.font = palette.font;
  context.textAlign = 'center';
  context.lineJoin = 'round';
  const taken: { readonly x: number; readonly y: number; readonly half: number }[] = [];
  for (const [{ name, lines }, box] of names) {
    const [x, y] = lines[0]?.[0] ?? [0.5, 0.5];
    if (name === '' || x < 0 || x > 1 || y < 0 || y > 1) continue;
    const [px, py] = [box.left + x * box.width, box.top + y * box.height];
    const half = context.measureText(name).width / 2 + 4;
    if (taken.some((other) => Math.abs(other.y - py) < 16 && Math.abs(other.x - px) < other.half + half)) continue;
    taken.push({ x: px, y: py, half });
    context.strokeStyle = palette.halo;
    context.lineWidth = 3;
    context.strokeText(name, px, py);
    context.fillStyle = palette.text;
    context.fillText(name, px, py);
  }
}

export interface Basemap {
  /** Draws what is here; `again` is called when more has arrived. */
  draw(canvas: HTMLCanvasElement, view: View, palette: Palette, again: () => void): void;
  close(): void;
}

export function createBasemap(archive: Archive): Basemap {
  const tiles = new Map<string, ReadTile | null>();
  const asked = new Set<string>();
  let closed = false;

  function load(id: TileId, key: string, again: () => void): void {
    if (asked.has(key)) return;
    asked.add(key);
    // A damaged tile is a gap in the picture and nothing else.
    const done = (tile: ReadTile | null): void => {
      asked.delete(key);
      if (closed) return;
      tiles.set(key, tile);
      const [oldest] = tiles.keys();
      if (tiles.size > KEPT_TILES && oldest !== undefined) tiles.delete(oldest);
      if (tile) again();
    };
    readTile(archive, id).then(done, () => done(null));
  }

  function draw(canvas: HTMLCanvasElement, view: View, palette: Palette, again: () => void): void {
    const context = canvas.getContext('2d');
    if (!context) return;
    context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    context.clearRect(0, 0, view.width, view.height);
    const names: (readonly [Shape, Box])[] = [];
    for (const id of tilesOf(view, archive)) {
      const key = `${id.z} ${id.x} ${id.y}`;
      const tile = tiles.get(key);
      const box = boxOf(id, view);
      if (tile === undefined) load(id, key, again);
      else if (tile?.kind === 'raster')
        context.drawImage(tile.picture, box.left, box.top, box.width + 0.5, box.height + 0.5);
      else if (tile) {
        context.save();
        context.beginPath();
        context.rect(box.left, box.top, box.width, box.height);
        context.clip();
        for (const shape of tile.shapes) drawShape(context, shape, box, palette);
        context.restore();
        names.push(...tile.shapes.filter(({ layer }) => layer === 'place').map((shape) => [shape, box] as const));
      }
    }
    if (view.names)
      drawNames(
        context,
        names.sort(([a], [b]) => a.rank - b.rank),
        palette,
      );
  }

  return {
    draw,
    close() {
      closed = true;
      for (const tile of tiles.values()) if (tile?.kind === 'raster') tile.picture.close();
      tiles.clear();
    },
  };
}
