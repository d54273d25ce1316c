import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { headOf } from '#app/picture-head.ts';

const blob = (...parts: (number[] | string | Uint8Array)[]): Blob =>
  new Blob(parts.map((part) => (typeof part === 'string' ? part : new Uint8Array(part))));

/** A segment of a JPEG. */
function segment(kind: number, body: Uint8Array): Uint8Array {
  const length = body.length + 2;
  return new Uint8Array([0xff, kind, length >> 8, length & 255, ...body]);
}
const frame = (width: number, height: number): Uint8Array =>
  new Uint8Array([8, height >> 8, height & 255, width >> 8, width & 255, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);

const START = [0xff, 0xd8];
/** Places, previews, colours: a camera writes a lot before the picture. */
const CAMERA = Array.from({ length: 20 }, () => segment(0xe2, new Uint8Array(65_000)));

describe('the head of a picture', () => {
  it('of a JPEG tells its size, however much the camera wrote before it', async () => {
    const picture = blob(START, ...CAMERA, segment(0xc4, new Uint8Array(20)), segment(0xc2, frame(16_320, 12_240)));
    expect(await headOf(picture)).toEqual({ format: 'jpeg', width: 16_320, height: 12_240 });
  });

  it('of a JPEG that breaks off tells no size', async () => {
    for (const picture of [
      blob(START, ...CAMERA.slice(0, 1)),
      blob(START, segment(0xe0, new Uint8Array(14)), [0xff, 0xda, 0, 8, 0, 0, 0, 0, 0, 0, 0]),
      blob(START, 'something else altogether'),
    ]) {
      expect(await headOf(picture)).toEqual({ format: 'jpeg', width: 0, height: 0 });
    }
  });

  it('of a PNG is read from a real one', async () => {
    const icon = new Blob([readFileSync('public/icons/512.png')]);
    expect(await headOf(icon)).toEqual({ format: 'png', width: 512, height: 512 });
  });

  it('of a small file that unfolds without end tells so before anything is unfolded', async () => {
    const bomb = blob([0x89], 'PNG\r\n', [0x1a, 0x0a, 0, 0, 0, 13], 'IHDR', [0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50], [8]);
    expect(await headOf(bomb)).toEqual({ format: 'png', width: 50_000, height: 50_000 });
  });

  it('of GIF and of the three kinds of WebP tells their size', async () => {
    const pad = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    expect(await headOf(blob('GIF89a', [0x20, 3, 0x58, 2], pad))).toMatchObject({ width: 800, height: 600 });
    const riff = (kind: string, rest: number[]): Blob => blob('RIFF', [0, 0, 0, 0], 'WEBP', kind, [0, 0, 0, 0], rest);
    const sizes = [
      riff('VP8X', [0, 0, 0, 0, 0x1f, 3, 0, 0x57, 2, 0, 0, 0]),
      riff('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, 0x20, 3, 0x58, 2, 0, 0]),
      riff('VP8L', [0x2f, 0x1f, 0xc3, 0x95, 0, 0, 0, 0, 0, 0, 0, 0]),
    ].map((picture) => headOf(picture));
    for (const size of await Promise.all(sizes)) expect(size).toEqual({ format: 'webp', width: 800, height: 600 });
  });

  it('knows HEIC by its bytes, whatever it is called, and says when it knows nothing', async () => {
    const heic = blob([0, 0, 0, 24], 'ftypheic', [0, 0, 0, 0], 'mif1heic');
    expect((await headOf(heic))?.format).toBe('heic');
    expect((await headOf(blob('ceci n’est pas une image')))?.format).toBe('other');
    expect(await headOf(blob('x'))).toBeNull();
    expect(await headOf(blob())).toBeNull();
  });
});
