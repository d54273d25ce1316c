// Identifiers are random and made on the device (SYNC R1): no counter, so two tablets offline never collide.

/** 128 random bits of a record, as 22 base64url characters. */
export type DocId = string & { readonly __brand: 'DocId' };

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const TAG_ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Writes bytes as base64url without padding. */
export function base64url(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [a = 0, b = 0, c = 0] = [bytes[index], bytes[index + 1], bytes[index + 2]];
    const word = (a << 16) | (b << 8) | c;
    const count = Math.min(bytes.length - index, 3) + 1;
    for (let digit = 0; digit < count; digit += 1) text += ALPHABET[(word >> (18 - 6 * digit)) & 63];
  }
  return text;
}

/** Reads base64url; null when a character is foreign or the length is impossible. */
export function fromBase64url(text: string): Uint8Array | null {
  if (text.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let word = 0;
  let bits = 0;
  let at = 0;
  for (const character of text) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) return null;
    word = ((word << 6) | digit) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (word >> bits) & 0xff;
      at += 1;
    }
  }
  return bytes;
}

/** The id of a new record from 16 random bytes, which the caller draws. */
export function docIdFromBytes(bytes: Uint8Array): DocId {
  if (bytes.length !== 16) throw new RangeError('a record id is 16 bytes');
  return base64url(bytes) as DocId;
}

/** True for the text form of a record id. */
export function isDocId(text: string): text is DocId {
  return text.length === 22 && fromBase64url(text)?.length === 16 && /[AQgw]$/.test(text);
}

/** A short random name for a row or an event inside one record (48 bits: 8 characters from 6 bytes). */
export function rowIdFromBytes(bytes: Uint8Array): string {
  return base64url(bytes.subarray(0, 6));
}

/** A device's short tag (SYNC R2), 5 characters that cannot be misread; 33 million values. */
export function tagFromBytes(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 5), (byte) => TAG_ALPHABET[byte & 31]).join('');
}
