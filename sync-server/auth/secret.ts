// Tokens and one-time codes: 256 random bits, shown once; at rest only their SHA-256. They are looked up by
// that hash, so that no comparison ever runs over a secret and its timing tells nothing.
import { createHash } from 'node:crypto';
import { base64url } from '#domain/ids.ts';

const SECRET_BYTES = 32;

export interface Secret {
  readonly text: string;
  readonly hash: Uint8Array;
}

/** Draws a secret. */
export function newSecret(random: (count: number) => Uint8Array): Secret {
  const text = base64url(random(SECRET_BYTES));
  return { text, hash: hashSecret(text) };
}

/** What the database keeps of a secret. */
export function hashSecret(text: string): Uint8Array {
  return createHash('sha256').update(text, 'utf8').digest();
}
