// One rule taken out, by standing between two real parts: the production code has no switches.
import type { Result } from '#domain/result.ts';
import type { SyncReply } from '#protocol/sync-reply.ts';
import type { SyncRequest } from '#protocol/sync-request.ts';
import type { StoreFailure } from '#server/store/store.ts';
import type { Tables } from '#server/store/tables.ts';
import type { Storage } from '#storage/storage.ts';
import type { Chance } from './chance.ts';
import type { Disk } from './memory-disk.ts';
import type { ServerHost } from './server-host.ts';

export interface Mutant {
  /** The rule of SYNC that is missing. */
  readonly rule: string;
  readonly title: string;
  /** Between the device and its storage. */
  readonly storage?: (inner: Storage, disk: Disk, chance: Chance) => Storage;
  /** Between the server's rules and its tables. */
  readonly tables?: (inner: Tables) => Tables;
  /** Between the network and the server. */
  readonly sync?: (
    host: ServerHost,
    member: string,
    request: SyncRequest,
    device: string,
  ) => Promise<Result<SyncReply, StoreFailure>>;
  /** Commits of the server are not durable. */
  readonly lazy?: boolean;
  /** Devices are told that the backup holds all there is. */
  readonly boastful?: boolean;
  /** All tabs of all tablets write under one tag. */
  readonly oneTag?: boolean;
  /** Documents take their client ids from this many. */
  readonly clientIds?: number;
}
