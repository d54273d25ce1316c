// Long text as short text that a record can hold, and back: deflated, in base64.

/** What packed text may inflate to, bytes. */
const LARGEST = 4 * 1024 * 1024;

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    length += step.value.length;
    if (length > LARGEST) {
      await reader.cancel();
      return null;
    }
    pieces.push(step.value);
  }
  return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** Null when even packed it is beyond any measure. */
export async function packText(text: string): Promise<string | null> {
  const packed = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'));
  return packed && toBase64(packed);
}

/** Null for what is not base64, not deflated, or inflates to more than 4 MB: all only noticed by trying. */
export async function unpackText(body: string): Promise<string | null> {
  try {
    const packed = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
    const bytes = await through(packed, new DecompressionStream('deflate-raw'));
    return bytes && new TextDecoder().decode(bytes);
  } catch {
    return null;
  }
}
