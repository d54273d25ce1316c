// Pictures as the browser makes them: upright, at most 1,600 pixels, re-encoded, which leaves place and camera behind.
import { fail, ok, type Result } from '#domain/result.ts';
import type { PictureFailure, ShrunkPicture } from '#store/pictures.ts';

/** Longest side, pixels. */
const PICTURE = 1_600;
const THUMB = 320;
/** Of JPEG, 0 to 1: half a megabyte for a picture, 15 KB for a thumbnail. */
const QUALITY = 0.8;
const THUMB_QUALITY = 0.7;

export async function shrinkPicture(picture: Blob): Promise<Result<ShrunkPicture, PictureFailure>> {
  const bitmap = await open(picture);
  if (!bitmap) return fail({ type: (await isHeic(picture)) ? 'picture-heic' : 'picture-unreadable' });
  try {
    const { width, height } = sizeWithin(bitmap, PICTURE);
    const body = await encode(bitmap, { width, height }, QUALITY);
    const thumb = await encode(bitmap, sizeWithin(bitmap, THUMB), THUMB_QUALITY);
    return ok({ type: 'image/jpeg', width, height, body, thumb });
  } catch {
    return fail({ type: 'picture-memory' });
  } finally {
    bitmap.close();
  }
}

async function open(picture: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(picture, { imageOrientation: 'from-image' });
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

async function encode(bitmap: ImageBitmap, { width, height }: Size, quality: number): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no drawing surface of this size');
  // What is transparent would come out black.
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(bitmap, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  if (blob.type !== 'image/jpeg') throw new Error('no JPEG here');
  return new Uint8Array(await blob.arrayBuffer());
}

/** By its first bytes: names and types lie. */
async function isHeic(picture: Blob): Promise<boolean> {
  const head = new TextDecoder('latin1').decode(await picture.slice(4, 12).arrayBuffer());
  return /^ftyp(hei|hev|mif|msf)/.test(head);
}
