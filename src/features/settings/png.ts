// A PNG without transparency, written here: browsers write one with it, which the documents' library can only take apart
// in a worker that the content security policy forbids.

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Colours of eight bits, no transparency, no interlacing. */
const TRUE_COLOUR = [8, 2, 0, 0, 0];
/** Each byte less the one above it: drawings are the same from one row to the next. */
const FILTER_UP = 2;

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(content.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  for (let index = 0; index < 4; index += 1) bytes[4 + index] = name.charCodeAt(index);
  bytes.set(content, 8);
  view.setUint32(content.length + 8, crc(bytes.subarray(4, content.length + 8)));
  return bytes;
}

async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Rows of red, green and blue, each after its filter. */
function rows(width: number, height: number, rgba: Uint8ClampedArray): Uint8Array {
  const bytes = new Uint8Array(height * (width * 3 + 1));
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    bytes[at] = FILTER_UP;
    at += 1;
    for (let x = 0; x < width; x += 1) {
      for (let colour = 0; colour < 3; colour += 1) {
        const here = (y * width + x) * 4 + colour;
        bytes[at] = (rgba[here] ?? 0) - (y === 0 ? 0 : (rgba[here - width * 4] ?? 0));
        at += 1;
      }
    }
  }
  return bytes;
}

/** @param rgba of a picture on an opaque ground: its fourth byte is not looked at */
export async function encodePng(width: number, height: number, rgba: Uint8ClampedArray): Promise<Uint8Array> {
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  head.set(TRUE_COLOUR, 8);
  const parts = [
    new Uint8Array(SIGNATURE),
    chunk('IHDR', head),
    chunk('IDAT', await deflate(rows(width, height, rgba))),
    chunk('IEND', new Uint8Array(0)),
  ];
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}
