// What a screen may ask of the machine and of the network. The app hands in the real one; tests hand in theirs.
import type { Member, Role } from '#domain/access/role.ts';
import type { DocId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import type { WorkerFacts } from '#domain/readiness/readiness.ts';
import type { Microphone } from './microphone.ts';
import type { Pictures } from './pictures.ts';

/** Why an act that needs the server did not happen; `reason` is a refusal's name, `unreachable` or `portal`. */
export interface ServerFailure {
  readonly type: 'server';
  readonly reason: string;
}

export interface DeviceEntry {
  readonly id: string;
  readonly member: string;
  readonly name: string;
  readonly tag: string;
  readonly createdAt: number;
  readonly seenAt: number | null;
  readonly revokedAt: number | null;
}

export interface InviteEntry {
  readonly id: string;
  readonly member: string;
  readonly name: string;
  readonly role: Role;
  readonly expiresAt: number;
  readonly usedAt: number | null;
}

export interface Directory {
  readonly members: readonly (Member & { readonly active: boolean })[];
  readonly devices: readonly DeviceEntry[];
  readonly invites: readonly InviteEntry[];
}

export interface InviteWish {
  readonly name: string;
  readonly role: Role;
  /** One more device for somebody already known. */
  readonly member?: string;
  readonly hours: number;
}

export interface CalendarLink {
  /** Complete; null while there is none. */
  readonly address: string | null;
  /** ms since 1970; null before the first file. */
  readonly publishedAt: number | null;
}

export interface StorageHealth {
  readonly persisted: boolean;
  /** Bytes; null when the browser does not tell. */
  readonly usage: number | null;
  readonly quota: number | null;
}

export interface MachineFacts {
  readonly worker: WorkerFacts;
  /** Null where the browser does not tell. */
  readonly battery: { readonly level: number; readonly charging: boolean } | null;
  /** Whether what makes the documents is held without network; null: it cannot be told. */
  readonly exporter: boolean | null;
  /** Tabs of this application that are open, this one included; 1 where it cannot be told. */
  readonly tabs: number;
}

export interface Platform {
  /** The tablet's own clock, ms since 1970. */
  now(): number;
  /** Asks for an exchange at once. */
  sendNow(): void;
  /** Joins a workspace by a one-time code; what was captured before is kept and sent. */
  join(
    code: string,
    deviceName: string,
  ): Promise<Result<{ readonly member: Member; readonly workspace: string }, ServerFailure>>;
  /** Acts of a coordinator; each needs the network. */
  readonly coordination: {
    directory(): Promise<Result<Directory, ServerFailure>>;
    /** `link` is complete and shown once. */
    invite(wish: InviteWish): Promise<Result<{ readonly link: string; readonly expiresAt: number }, ServerFailure>>;
    revoke(device: string): Promise<Result<void, ServerFailure>>;
    assign(doc: DocId, member: string): Promise<Result<void, ServerFailure>>;
    /** The calendar that other programs subscribe to by a secret address. */
    readonly calendar: {
      read(): Promise<Result<CalendarLink, ServerFailure>>;
      /** Opens it, or gives it another address: the one before is dead. */
      renew(): Promise<Result<CalendarLink, ServerFailure>>;
      withdraw(): Promise<Result<CalendarLink, ServerFailure>>;
      /** Puts this file under the address; `unknown-target` without one. */
      publish(file: string): Promise<Result<void, ServerFailure>>;
    };
  };
  readonly pictures: Pictures;
  readonly microphone: Microphone;
  /** Hands a file to the person: share sheet, save dialog or download. False when they gave up. */
  saveFile(name: string, content: Blob): Promise<boolean>;
  storageHealth(): Promise<StorageHealth>;
  /** Asks the browser to keep this site's data; true when granted. */
  askPersistence(): Promise<boolean>;
  /** Shows the browser's install dialog; null where there is none (Safari: say how instead). */
  readonly install: (() => Promise<boolean>) | null;
  /** What the machine says of itself now; looked at, not remembered. */
  machine(): Promise<MachineFacts>;
  /** Builds the app's copy on this tablet anew; needs the network, and the page starts again. */
  repairApp(): Promise<void>;
  /** Takes the new version that waits, once all is durable; false when there is none or something is not. */
  takeUpdate(): Promise<boolean>;
  readonly isInstalled: boolean;
  readonly appVersion: string;
}
