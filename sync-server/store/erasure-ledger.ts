// What was erased, kept outside the database: neither a late tablet nor a restored backup brings it back (SYNC L10).
import { type DocId, isDocId } from '#domain/ids.ts';
import { type Channel, CHANNELS, RECORD_KINDS, type RecordKind } from '#domain/record/record.ts';

/** One erased record: random ids and a moment, nothing that says what it was about. */
export interface Erasure {
  /** A ledger may outlive a workspace: its lines say nothing to another one. */
  readonly workspace: string;
  readonly doc: DocId;
  readonly kind: RecordKind;
  readonly channel: Channel;
  /** Member whose record it was: their tablet must be told, even when the database no longer knows the record. */
  readonly owner: string;
  /** ms since 1970. */
  readonly at: number;
}

export interface ErasureLedger {
  /** Durable when it returns; a record that is noted already is not noted twice. Throws `StorageTrouble`. */
  note(erasures: readonly Erasure[]): void;
  /** Everything noted so far, each record once. */
  noted(): readonly Erasure[];
}

/** Forgets with the process: for stores that do so too. */
export function createMemoryLedger(): ErasureLedger {
  const erasures = new Map<DocId, Erasure>();
  return {
    note(added) {
      for (const erasure of added) if (!erasures.has(erasure.doc)) erasures.set(erasure.doc, erasure);
    },
    noted: () => [...erasures.values()],
  };
}

/** One line of the file, without its end. */
export function ledgerLine({ workspace, doc, kind, channel, owner, at }: Erasure): string {
  return JSON.stringify({ workspace, doc, kind, channel, owner, at });
}

/** Null for a line that was torn by a power cut or is not ours: the others still count. */
export function readLedgerLine(line: string): Erasure | null {
  try {
    const { workspace, doc, kind, channel, owner, at } = JSON.parse(line) as Record<string, unknown>;
    if (typeof workspace !== 'string' || typeof doc !== 'string' || !isDocId(doc)) return null;
    if (typeof owner !== 'string' || typeof at !== 'number') return null;
    const kinds: readonly unknown[] = RECORD_KINDS;
    const channels: readonly unknown[] = CHANNELS;
    if (!kinds.includes(kind) || !channels.includes(channel)) return null;
    return { workspace, doc, kind: kind as RecordKind, channel: channel as Channel, owner, at };
  } catch {
    return null;
  }
}
