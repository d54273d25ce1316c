// What a run of the exchange needs from outside; the page and the worker each hand in theirs.
import type { Storage } from '#storage/storage.ts';
import type { Transport } from './transport.ts';

export interface DrainPorts {
  readonly storage: Storage;
  readonly transport: Transport;
  /** First 16 bytes of SHA-256. */
  readonly hash: (bytes: Uint8Array) => Promise<Uint8Array>;
  readonly now: () => number;
  readonly app: string;
  readonly schema: number;
  /** Told after each page: how many records of how many have been received by the server. */
  readonly progress?: (done: number, total: number) => void;
}
