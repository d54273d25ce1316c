// Photos as they are, two beside each other, each with its sketch and its caption.
import type { Block, Picture } from '#domain/documents/block.ts';
import { sketchPaths } from '#domain/dossier/sketches.ts';
import { COLORS, SOFT, type Sheet } from './sheet.ts';
import { leadingOf, type Place, type Style } from './typesetter.ts';

type Pictures = Extract<Block, { readonly type: 'pictures' }>;

/** The bytes of a picture, a JPEG; undefined while it is not on this device. */
export type PictureBytes = (sha: string) => Uint8Array | undefined;

const CAPTION: Style = { ...SOFT, size: 9, leading: 1.25 };
const GAP = 14;
const HIGHEST = 132;

interface Box extends Place {
  readonly y: number;
  readonly height: number;
}

/** In its own shape, or in a photo's where that is not known. */
function fit({ width, height }: Picture, place: Place, y: number): Box {
  const [wide, high] = width > 0 && height > 0 ? [width, height] : [4, 3];
  const scale = Math.min(place.width / wide, HIGHEST / high);
  return { x: place.x, y, width: wide * scale, height: high * scale };
}

function drawSketch(sheet: Sheet, { sketch }: Picture, box: Box): void {
  const { pdf } = sheet;
  pdf
    .save()
    .rect(box.x, box.y, box.width, box.height)
    .clip()
    .translate(box.x, box.y)
    .lineCap('round')
    .lineJoin('round');
  for (const { path, colour, width } of sketchPaths(sketch, box.width, box.height)) {
    pdf.lineWidth(Math.max(0.5, width)).path(path).stroke(colour);
  }
  pdf.restore();
}

/** A picture that is not here, or cannot be read, is said by a frame with words, and the document goes on. */
function drawPicture(sheet: Sheet, picture: Picture, box: Box, bytes: Uint8Array | undefined, missing: string): void {
  let drawn = false;
  if (bytes) {
    try {
      sheet.pdf.image(bytes, box.x, box.y, { width: box.width, height: box.height });
      drawn = true;
    } catch {
      drawn = false;
    }
  }
  if (drawn) drawSketch(sheet, picture, box);
  else {
    sheet.pdf.lineWidth(0.6).rect(box.x, box.y, box.width, box.height).stroke(COLORS.line);
    const lines = sheet.lines(missing, box.width - 12, CAPTION);
    for (const [index, text] of lines.entries())
      sheet.line(text, box.y + 8 + index * leadingOf(CAPTION), { x: box.x + 6, width: box.width }, CAPTION);
  }
}

export function drawPictures(sheet: Sheet, { items }: Pictures, bytesOf: PictureBytes, missing: string): void {
  const width = (sheet.width - GAP) / 2;
  for (let index = 0; index < items.length; index += 2) {
    const pair = items.slice(index, index + 2).map((picture, column) => {
      const place = { x: sheet.left + column * (width + GAP), width };
      return { picture, place, caption: sheet.lines(picture.caption, width, CAPTION) };
    });
    const boxes = pair.map(({ picture, place }) => fit(picture, place, 0));
    const high = Math.max(...boxes.map(({ height }) => height));
    const captions = Math.max(...pair.map(({ caption }) => caption.length)) * leadingOf(CAPTION);
    sheet.need(high + captions + 8);
    const top = sheet.y;
    for (const { picture, place, caption } of pair) {
      const box = fit(picture, place, top);
      const figure = sheet.element('Figure', sheet.root, {
        alt: picture.caption,
        bbox: [box.x, box.y, box.x + box.width, box.y + box.height],
      });
      sheet.mark(figure, 'Figure', () => drawPicture(sheet, picture, box, bytesOf(picture.sha), missing));
      sheet.y = top + high + 3;
      sheet.flow(sheet.element('Caption'), 'Caption', caption, place, CAPTION);
    }
    sheet.y = top + high + captions + 8;
  }
}
