// What a record looks like to everyone above the CRDT: plain, read-only values.
import type { Json } from '#domain/json.ts';

/** Version of the fields that this program writes; it travels with each exchange. */
export const RECORD_SCHEMA = 1;

/** Closed list; its order is the number on the wire, so a kind is only ever appended. */
export const RECORD_KINDS = ['settings', 'company', 'dossier', 'stake', 'action', 'session', 'partner'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/**
 * Who may read a record: `network` every member, `private` its owner (the advisor who first sent it,
 * or who was handed it) and the coordinators. The order is the number on the wire.
 */
export const CHANNELS = ['network', 'private'] as const;
export type Channel = (typeof CHANNELS)[number];

/** The channel each kind is born in. */
export const CHANNEL_OF_KIND: Readonly<Record<RecordKind, Channel>> = {
  settings: 'network',
  company: 'network',
  dossier: 'private',
  stake: 'network',
  action: 'network',
  session: 'network',
  partner: 'network',
};

/** One written value: when (corrected ms since 1970) and by which device (`tag`, named by the members' list). */
export interface Written {
  readonly value: Json;
  readonly at: number;
  readonly tag: string;
}

/** A field after a merge (SYNC R2): the shown value, and the concurrent ones nobody has settled yet. */
export interface Register extends Written {
  readonly others: readonly Written[];
}

/** Something that happened (SYNC R5): immutable, under a random id. */
export interface RecordEvent {
  readonly id: string;
  readonly type: string;
  readonly at: number;
  readonly tag: string;
  readonly body: { readonly [key: string]: Json };
}

/** A record, read. Keys are flat: `name`, `contact/<row>/phone`, `a/<question>`. */
export interface RecordView {
  readonly fields: ReadonlyMap<string, Register>;
  /** What stood in a field before, where others may have read it (SYNC R12); newest first. */
  readonly past: ReadonlyMap<string, readonly Written[]>;
  /** Oldest first; ties by id, so that every device reads the same order. */
  readonly events: readonly RecordEvent[];
  readonly texts: ReadonlyMap<string, string>;
}

/** The one way to write (SYNC R6): handed to the function given to `edit`, dead after it returns. */
export interface Draft {
  /** The record as it stands, with the writes of this act already in it. */
  readonly view: RecordView;
  /**
   * Writes a field; nothing happens when it already holds this value without alternatives. `null` empties it.
   * `seen` is what the writer had in front of them when they began: values that arrived since then were not
   * seen, are not replaced, and stay as alternatives. Without it, all present values count as seen.
   */
  set(key: string, value: Json, seen?: Register | null): void;
  /** Appends an event and returns its id. */
  event(type: string, body?: { readonly [key: string]: Json }): string;
  /** Replaces shared prose by its smallest difference, so that two writers merge letter by letter. */
  text(name: string, value: string): void;
  /** Throws away what is kept of a field's past: for data that must not be there any more. */
  forget(key: string): void;
  /** A fresh row id. */
  row(): string;
}

export const EMPTY_VIEW: RecordView = { fields: new Map(), past: new Map(), events: [], texts: new Map() };
