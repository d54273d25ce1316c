// A photo as a camera writes it: lying on its side, with the place and the camera's name beside the picture.
import type { Page } from '@playwright/test';

export const PLACE = 'Cabane de Soulas, 42.95 N';

/** JPEG of this size as the camera held it; with its note a viewer turns it by a quarter. */
export async function cameraPhoto(page: Page, width: number, height: number): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ({ width, height }) => {
      const canvas = new OffscreenCanvas(width, height);
      const pen = canvas.getContext('2d');
      if (!pen) throw new Error('no drawing surface');
      for (let y = 0; y < height; y += 20) {
        for (let x = 0; x < width; x += 20) {
          pen.fillStyle = `hsl(${(x * 7 + y * 3) % 360} 45% ${30 + ((x * y) % 40)}%)`;
          pen.fillRect(x, y, 20, 20);
        }
      }
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer());
      let text = '';
      for (const byte of bytes) text += String.fromCodePoint(byte);
      return btoa(text);
    },
    { width, height },
  );
  const jpeg = Buffer.from(base64, 'base64');
  return Buffer.concat([jpeg.subarray(0, 2), exif(), jpeg.subarray(2)]);
}

const TURN_RIGHT = 6;

/** A segment with two entries: the description, where people find places, and the orientation. */
function exif(): Buffer {
  const text = Buffer.from(`${PLACE}\0`, 'latin1');
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(2, 8);
  entry(tiff, 10, 0x010e, 2, text.length, tiff.length);
  entry(tiff, 22, 0x0112, 3, 1, TURN_RIGHT);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, text]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

function entry(tiff: Buffer, at: number, tag: number, type: number, count: number, value: number): void {
  tiff.writeUInt16LE(tag, at);
  tiff.writeUInt16LE(type, at + 2);
  tiff.writeUInt32LE(count, at + 4);
  tiff.writeUInt32LE(value, at + 8);
}
