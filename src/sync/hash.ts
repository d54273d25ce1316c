/** The name of some bytes on the wire: the first 16 bytes of SHA-256 (SYNC L4). Needs a secure context. */
export async function hash16(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource)).slice(0, 16);
}

/** The name of a photo: SHA-256 in hexadecimal digits. Needs a secure context. */
export async function sumOf(bytes: Uint8Array): Promise<string> {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource));
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
