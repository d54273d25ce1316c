// The port to whatever reads the bytes of records: nothing else on the server looks inside an update (SYNC L11).
import type { Inspection } from '#crdt/inspection.ts';
import type { DocId } from '#domain/ids.ts';
import type { RecordKind } from '#domain/record/record.ts';

/** What an update says of itself, or why it will never be taken. */
export type Inspected = Inspection | 'invalid' | 'toolarge';

/** What `compact` and `digest` reject with: the bytes cannot be read. Everything else that rejects is a bug. */
export class Unreadable extends Error {
  constructor(reason: string) {
    super(`a record cannot be read: ${reason}`);
    this.name = 'Unreadable';
  }
}

export interface Cleared {
  /** The update that clears it; null when there is nothing to clear. */
  readonly update: Uint8Array | null;
  /** The record as a whole is about one of these companies, and is not cleared but to be erased itself. */
  readonly isAbout: boolean;
}

export interface Parser {
  /** One verdict per body, in order; hostile bytes get one, too. */
  inspect(bodies: readonly Uint8Array[]): Promise<readonly Inspected[]>;
  /** A record's updates as one, re-encoded without what was replaced (SYNC L8). Rejects with `Unreadable`. */
  compact(bodies: readonly Uint8Array[]): Promise<Uint8Array>;
  /** The record's card as JSON text (SYNC P1); null when it cannot be made. */
  card(kind: RecordKind, doc: DocId, bodies: readonly Uint8Array[]): Promise<string | null>;
  /** First 16 bytes of SHA-256 over the record's snapshot (SYNC R11). Rejects with `Unreadable`. */
  digest(bodies: readonly Uint8Array[]): Promise<Uint8Array>;
  /** What a record says of erased companies, cleared (`erase-mentions.ts`). Rejects with `Unreadable`. @param at ms */
  clear(kind: RecordKind, companies: readonly DocId[], at: number, bodies: readonly Uint8Array[]): Promise<Cleared>;
  /** What was asked before is answered first. */
  close(): Promise<void>;
}
