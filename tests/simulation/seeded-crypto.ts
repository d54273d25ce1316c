// Yjs draws the client id of each document from the platform's random source, which lib0 binds when it is loaded.
// Imported before anything that loads lib0, this puts a source in its place that a simulated day owns.
import { webcrypto } from 'node:crypto';

const original = webcrypto.getRandomValues.bind(webcrypto);
let owner: ((count: number) => Uint8Array) | null = null;

Object.defineProperty(webcrypto, 'getRandomValues', {
  configurable: true,
  value: (target: Uint8Array<ArrayBuffer>) => {
    if (owner === null) return original(target);
    new Uint8Array(target.buffer, target.byteOffset, target.byteLength).set(owner(target.byteLength));
    return target;
  },
});

/** From now on random bytes come from `source`; null gives the platform its own back. */
export function ownRandomness(source: ((count: number) => Uint8Array) | null): void {
  owner = source;
}
