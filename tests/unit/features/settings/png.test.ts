import { crc32, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodePng } from '#features/settings/png.ts';

/** The chunks of a PNG, each with its sum checked. */
function chunksOf(bytes: Uint8Array): Map<string, Buffer> {
  const file = Buffer.from(bytes);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    const named = file.subarray(at + 4, at + 8 + length);
    expect(file.readUInt32BE(at + 8 + length)).toBe(crc32(named));
    chunks.set(named.subarray(0, 4).toString('latin1'), named.subarray(4));
    at += 12 + length;
  }
  return chunks;
}

describe('an emblem as a PNG', () => {
  it('holds every colour of every pixel and no transparency', async () => {
    const rgba = new Uint8ClampedArray([255, 0, 9, 255, 1, 2, 3, 255, 250, 0, 10, 255, 0, 4, 5, 255]);
    const bytes = await encodePng(2, 2, rgba);
    expect([...bytes.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
    const chunks = chunksOf(bytes);
    expect([...(chunks.get('IHDR') ?? [])]).toEqual([0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0]);
    const [first, second] = [0, 7].map((at) =>
      [...inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))].slice(at, at + 7),
    );
    expect(first).toEqual([2, 255, 0, 9, 1, 2, 3]);
    const above = first?.slice(1) ?? [];
    expect(second?.slice(1).map((byte, index) => (byte + (above[index] ?? 0)) % 256)).toEqual([250, 0, 10, 0, 4, 5]);
    expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND']);
  });
});
