// What a run of the exchange needs from outside; the page and the worker each hand in theirs.
import type { Account } from '#storage/exchange-state.ts';
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
  /** Told after each page of a first sync: how many records of how many are here. */
  readonly receiving?: (done: number, total: number) => void;
  /** Compares everything with the server; gives how many records differ. A worker has no time for it. */
  readonly audit?: (ports: DrainPorts, account: Account) => Promise<number>;
}
