// The emblem of the documents: any picture made small, as a PNG that stands in the settings record itself.
import { fail, ok, type Result } from '#domain/result.ts';
import { EMBLEM_CAP, isEmblem } from '#domain/settings/documents.ts';
import { encodePng } from './png.ts';

export interface EmblemFailure {
  /** `emblem-unreadable`: no picture the browser knows; `emblem-heavy`: too rich even when small; `emblem-large`: the file. */
  readonly type: 'emblem-unreadable' | 'emblem-heavy' | 'emblem-large';
}

/** Pixels, tried in turn: sharp on paper first, then what fits. */
const SIZES = [
  { width: 480, height: 160 },
  { width: 320, height: 110 },
  { width: 220, height: 80 },
  { width: 150, height: 56 },
] as const;

/** Bytes of a file that is looked at. */
const LARGEST = 20_000_000;

export async function shrinkEmblem(file: Blob): Promise<Result<string, EmblemFailure>> {
  if (file.size > LARGEST) return fail({ type: 'emblem-large' });
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return fail({ type: 'emblem-unreadable' });
  try {
    for (const size of SIZES) {
      const address = await draw(bitmap, size);
      if (address.length <= EMBLEM_CAP && isEmblem(address)) return ok(address);
    }
    return fail({ type: 'emblem-heavy' });
  } catch {
    return fail({ type: 'emblem-unreadable' });
  } finally {
    bitmap.close();
  }
}

async function draw(bitmap: ImageBitmap, room: { readonly width: number; readonly height: number }): Promise<string> {
  const scale = Math.min(1, room.width / bitmap.width, room.height / bitmap.height);
  const [width, height] = [bitmap.width, bitmap.height].map((side) => Math.max(1, Math.round(side * scale)));
  const canvas = new OffscreenCanvas(width ?? 1, height ?? 1);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no drawing surface of this size');
  // Paper is white.
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  const bytes = await encodePng(canvas.width, canvas.height, data);
  let text = '';
  for (const byte of bytes) text += String.fromCodePoint(byte);
  return `data:image/png;base64,${btoa(text)}`;
}
