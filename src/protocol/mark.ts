// A place in the server's history: the number of a row and the hash of everything up to it (SYNC L2).

export const TIP_BYTES = 16;

export interface Mark {
  readonly seq: number;
  /** First 16 bytes of SHA-256 over the previous tip and the row. */
  readonly tip: Uint8Array;
}

/** Before the first row. */
export const ORIGIN: Mark = { seq: 0, tip: new Uint8Array(TIP_BYTES) };

export function sameTip(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
