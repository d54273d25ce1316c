/** What the bytes of a photo or voice note are: a photo is always a JPEG, a machine's recording begins as its kind does. */
export function mediaType(bytes: Uint8Array): string {
  if (bytes[0] === 0x1a && bytes[1] === 0x45) return 'audio/webm';
  const word = (at: number): string => String.fromCodePoint(...bytes.subarray(at, at + 4));
  if (word(4) === 'ftyp') return 'audio/mp4';
  return word(0) === 'OggS' ? 'audio/ogg' : 'image/jpeg';
}
