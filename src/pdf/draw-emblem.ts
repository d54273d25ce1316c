// The emblem at the head of a document, as large as its place allows.
import type { Letterhead } from '#domain/documents/block.ts';
import type { Sheet } from './sheet.ts';

/** Points. */
export const EMBLEM = { width: 120, height: 38 } as const;

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Pixels of a PNG that goes into the file as it is; null for any other. What has transparency would be taken apart in a
 * worker, which the content security policy forbids: the document would never be finished.
 */
function plainPng(bytes: Uint8Array): Size | null {
  const name = String.fromCharCode(...bytes.subarray(1, 4));
  if (name !== 'PNG' || bytes.length < 33) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const [colour, interlaced] = [bytes[25], bytes[28]];
  if ((colour !== 0 && colour !== 2) || interlaced !== 0) return null;
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return width > 0 && height > 0 ? { width, height } : null;
}

function bytesOf(address: string): Uint8Array {
  return Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (character) => character.charCodeAt(0));
}

/** Draws it at the right of the head and returns its width; 0 when there is none, or none that can be drawn. */
export function drawEmblem(sheet: Sheet, { emblem, emblemAlt }: Letterhead): number {
  if (emblem === '') return 0;
  const bytes = bytesOf(emblem);
  const size = plainPng(bytes);
  if (!size) return 0;
  const scale = Math.min(EMBLEM.width / size.width, EMBLEM.height / size.height);
  const box = { width: size.width * scale, height: size.height * scale };
  const x = sheet.left + sheet.width - box.width;
  const figure = sheet.element('Figure', sheet.root, {
    alt: emblemAlt,
    bbox: [x, sheet.y, x + box.width, sheet.y + box.height],
  });
  let drawn = 0;
  sheet.mark(figure, 'Figure', () => {
    try {
      sheet.pdf.image(bytes, x, sheet.y, box);
      drawn = box.width;
    } catch {
      drawn = 0;
    }
  });
  return drawn;
}
