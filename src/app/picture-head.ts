// What a picture's first bytes say of it: its format and size, before anything is decoded. Names and types lie.

export interface PictureHead {
  readonly format: 'jpeg' | 'png' | 'gif' | 'webp' | 'heic' | 'other';
  /** As stored, before it is turned upright; 0: the head does not say. */
  readonly width: number;
  readonly height: number;
}

const NOTHING: PictureHead = { format: 'other', width: 0, height: 0 };

/** A JPEG's size stands behind whatever the camera wrote before it; looked for no further than this, bytes. */
const FARTHEST = 16 * 1024 * 1024;

/** Null for no bytes at all; `other` for a format it does not know, which a browser may know. */
export async function headOf(picture: Blob): Promise<PictureHead | null> {
  const start = await viewOf(picture, 0, 32);
  if (start.byteLength < 12) return null;
  const text = (from: number, to: number): string =>
    String.fromCodePoint(...new Uint8Array(start.buffer, from, to - from));
  if (start.getUint16(0) === 0xff_d8) return jpegHead(picture);
  if (text(1, 4) === 'PNG' && start.byteLength >= 24) {
    return { format: 'png', width: start.getUint32(16), height: start.getUint32(20) };
  }
  if (text(0, 4) === 'GIF8')
    return { format: 'gif', width: start.getUint16(6, true), height: start.getUint16(8, true) };
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return { ...NOTHING, ...webpSize(start, text), format: 'webp' };
  if (/^ftyp(hei|hev|mif|msf)/.test(text(4, 12))) return { ...NOTHING, format: 'heic' };
  return NOTHING;
}

async function viewOf(picture: Blob, from: number, length: number): Promise<DataView> {
  return new DataView(await picture.slice(from, from + length).arrayBuffer());
}

/** From segment to segment, reading their heads alone. */
async function jpegHead(picture: Blob): Promise<PictureHead> {
  const unsaid: PictureHead = { ...NOTHING, format: 'jpeg' };
  for (let at = 2; at < Math.min(picture.size, FARTHEST);) {
    const segment = await viewOf(picture, at, 9);
    if (segment.byteLength < 9 || segment.getUint8(0) !== 0xff) return unsaid;
    const kind = segment.getUint8(1);
    // A filling byte before a segment.
    if (kind === 0xff) at += 1;
    else if (isFrame(kind)) return { format: 'jpeg', width: segment.getUint16(7), height: segment.getUint16(5) };
    // The picture itself begins, and nothing has told its size.
    else if (kind === 0xda || kind === 0xd9) return unsaid;
    else at += 2 + segment.getUint16(2);
  }
  return unsaid;
}

/** The segments that tell the size; three numbers among them mean something else. */
const isFrame = (kind: number): boolean =>
  kind >= 0xc0 && kind <= 0xcf && kind !== 0xc4 && kind !== 0xc8 && kind !== 0xcc;

function webpSize(start: DataView, text: (from: number, to: number) => string): Pick<PictureHead, 'width' | 'height'> {
  if (start.byteLength < 30) return { width: 0, height: 0 };
  const three = (at: number): number => start.getUint16(at, true) + start.getUint8(at + 2) * 65_536;
  switch (text(12, 16)) {
    case 'VP8X':
      return { width: three(24) + 1, height: three(27) + 1 };
    case 'VP8L': {
      const bits = start.getUint32(21, true);
      return { width: (bits & 0x3f_ff) + 1, height: ((bits >>> 14) & 0x3f_ff) + 1 };
    }
    default:
      return { width: start.getUint16(26, true) & 0x3f_ff, height: start.getUint16(28, true) & 0x3f_ff };
  }
}
