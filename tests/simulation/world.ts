// Everything of one simulated day, in one place; the files around it are what happens in it.
import type { Role } from '#domain/access/role.ts';
import type { Grid } from '#domain/grid/grid.ts';
import type { DocId } from '#domain/ids.ts';
import type { Register } from '#domain/record/record.ts';
import type { SyncReply } from '#protocol/sync-reply.ts';
import type { StorageFailure } from '#storage/durable.ts';
import type { Storage } from '#storage/storage.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import type { Advice } from '#sync/advice.ts';
import type { Chance } from './chance.ts';
import type { Disk } from './memory-disk.ts';
import type { MemoryStorage } from './memory-storage.ts';
import type { Mutant } from './mutant.ts';
import type { ServerHost } from './server-host.ts';
import type { ServerState } from './server-state.ts';
import type { Truth } from './truth.ts';
import type { VirtualClock } from './virtual-clock.ts';
import type { Violation } from './violation.ts';

/** The way between one tablet and the server, as it is now. */
export interface Link {
  up: boolean;
  /** How often a request is lost, and how often an answer. */
  loss: number;
  /** Longest time one way, ms. */
  slowness: number;
  /** Frames longer than this never pass, bytes. */
  longest: number;
  /** How often a request arrives twice. */
  twice: number;
  /** How often a stranger's page answers. */
  portal: number;
}

export const GOOD_LINK: Link = {
  up: true,
  loss: 0,
  slowness: 300,
  longest: Number.POSITIVE_INFINITY,
  twice: 0,
  portal: 0,
};

/** A record on a screen, and what its reader had in front of them when they opened it. */
interface Screen {
  readonly record: OpenRecord;
  readonly key: string;
  readonly seen: Register | null;
}

export interface Tab {
  /** Nearest to the disk. */
  readonly plug: MemoryStorage;
  /** What the app was given. */
  readonly storage: Storage;
  readonly store: Store;
  readonly suffix: string;
  readonly screens: Screen[];
  /** Opened while its disk did not answer: it could not read its cards and shows what came since. */
  readonly isBlind: boolean;
}

export interface Tablet {
  readonly name: string;
  /** Who uses it. */
  readonly person: string;
  readonly role: Role;
  readonly disk: Disk;
  /** How far its clock is wrong, ms. */
  readonly drift: number;
  readonly chance: Chance;
  link: Link;
  /** At the bottom of a river, with all it had not sent. */
  lost: boolean;
  /** Goes up whenever all its tabs die; what began before is nobody's any more. */
  session: number;
  /** Open or opening. */
  plugs: Set<MemoryStorage>;
  tabs: Tab[];
  member: string;
  needsJoin: boolean;
  running: Promise<void> | null;
  /** Per try of the run under way: did request and answer both arrive? */
  trips: boolean[];
  advice: Advice | null;
  /** The last answer that arrived. */
  delivered: SyncReply | null;
  /** Records it was told to forget and was not given again. */
  forgotten: Set<DocId>;
  everForgot: Set<DocId>;
  /** The plug is pulled at this many calls from now. */
  armed: { calls: number; readonly moment: 'before' | 'after' } | null;
  failing: { calls: number; readonly failure: StorageFailure } | null;
}

export interface Stats {
  edits: number;
  restores: number;
  crashes: number;
}

export interface World {
  readonly chance: Chance;
  readonly clock: VirtualClock;
  readonly truth: Truth;
  readonly host: ServerHost;
  readonly tablets: Tablet[];
  readonly backups: ServerState[];
  /** Frames that were once on the wire, to be sent again by a confused network. */
  readonly oldFrames: { readonly token: string; readonly frame: Uint8Array }[];
  readonly stats: Stats;
  readonly mutant: Mutant | null;
  readonly grid: Grid;
  /** The server gives at most this much in one page, bytes. */
  readonly pageBytes: number;
  step: number;
  /** Some tablet relies on the backup. */
  hasEvicted: boolean;
  /** The step of the last restored or wiped disk of the server, -1 before the first. */
  restoredAt: number;
  note(text: string): void;
  /** The first broken promise is remembered and ends the day. */
  broke(violation: Violation): void;
  readonly broken: () => Violation | null;
}
