// Pictures as the browser makes them: upright, at most 1,600 pixels, re-encoded, which leaves place and camera behind.
// However large the file, no more of it is unfolded in memory than is needed, where the browser lets us say so.
import { fail, ok, type Result } from '#domain/result.ts';
import type { PictureFailure, ShrunkPicture } from '#store/pictures.ts';
import { headOf, type PictureHead } from './picture-head.ts';

/** Longest side, pixels. */
const PICTURE = 1_600;
const THUMB = 320;
/** Of JPEG, 0 to 1: half a megabyte for a picture, 15 KB for a thumbnail. */
const QUALITY = 0.8;
const THUMB_QUALITY = 0.7;
/** Four bytes each when it has to be unfolded whole: more would end the page instead of the picture. */
const MOST_PIXELS = 120_000_000;
/** What a camera of today makes, at most; a JPEG is unfolded at a fraction of its size. */
const MOST_JPEG_PIXELS = 500_000_000;
/** Below this, pixels, there is nothing to be saved. */
const SMALL = 6_000_000;

export async function shrinkPicture(picture: Blob): Promise<Result<ShrunkPicture, PictureFailure>> {
  const head = await headOf(picture).catch(() => null);
  if (!head) return fail({ type: 'picture-unreadable' });
  const pixels = head.width * head.height;
  const inParts = head.format === 'jpeg' && pixels > SMALL && 'ImageDecoder' in globalThis;
  if (pixels > (inParts ? MOST_JPEG_PIXELS : MOST_PIXELS)) return fail({ type: 'picture-memory' });
  const opened = (inParts ? await openSmaller(picture, head) : null) ?? (await open(picture, head));
  if (!opened) return fail({ type: FAILURES[head.format] });
  try {
    const { width, height } = sizeWithin(opened, PICTURE);
    const body = await encode(opened, { width, height }, QUALITY);
    const thumb = await encode(opened, sizeWithin(opened, THUMB), THUMB_QUALITY);
    return ok({ type: 'image/jpeg', width, height, body, thumb });
  } catch {
    return fail({ type: 'picture-memory' });
  } finally {
    opened.close();
  }
}

/** A known format that cannot be opened is damaged. */
const FAILURES: Readonly<Record<PictureHead['format'], PictureFailure['type']>> = {
  jpeg: 'picture-broken',
  png: 'picture-broken',
  gif: 'picture-broken',
  webp: 'picture-broken',
  heic: 'picture-heic',
  other: 'picture-unreadable',
};

interface Opened {
  readonly image: CanvasImageSource;
  /** Upright. */
  readonly width: number;
  readonly height: number;
  close(): void;
}

/** Eighths are what JPEG unfolds without unfolding the whole: as few as still make a sharp picture. Null: not here. */
async function openSmaller(picture: Blob, { width, height }: PictureHead): Promise<Opened | null> {
  const eighths = Math.min(8, Math.ceil((PICTURE * 8) / Math.max(width, height)));
  let decoder: ImageDecoder | null = null;
  try {
    decoder = new ImageDecoder({
      data: picture.stream(),
      type: 'image/jpeg',
      desiredWidth: Math.ceil((width * eighths) / 8),
      desiredHeight: Math.ceil((height * eighths) / 8),
    });
    const { image } = await decoder.decode();
    return { image, width: image.displayWidth, height: image.displayHeight, close: () => image.close() };
  } catch {
    return null;
  } finally {
    decoder?.close();
  }
}

async function open(picture: Blob, { width, height }: PictureHead): Promise<Opened | null> {
  const turned: ImageBitmapOptions = { imageOrientation: 'from-image' };
  // Twice what is kept: whichever side the browser takes for the width, enough is left.
  const scale = (2 * PICTURE) / Math.max(width, height, 1);
  const smaller = width > 0 && scale < 1 ? { ...turned, resizeWidth: Math.round(width * scale) } : turned;
  try {
    const image = await createImageBitmap(picture, { ...smaller, resizeQuality: 'high' });
    return { image, width: image.width, height: image.height, close: () => image.close() };
  } catch {
    return null;
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function sizeWithin({ width, height }: Size, longest: number): Size {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

async function encode({ image }: Opened, { width, height }: Size, quality: number): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no drawing surface of this size');
  // What is transparent would come out black.
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(image, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  if (blob.type !== 'image/jpeg') throw new Error('no JPEG here');
  return new Uint8Array(await blob.arrayBuffer());
}
