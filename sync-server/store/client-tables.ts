// Under which client ids of a record its members write, and which devices may bring back what others wrote (SYNC L11).
import type { DocId } from '#domain/ids.ts';

/** One writer inside a record's updates: a number that a document drew when it was opened. */
export interface Writer {
  readonly doc: DocId;
  readonly client: number;
}

/** Belongs to the member who was the first to push something of it. */
export interface ClientRow extends Writer {
  readonly member: string;
}

export interface ClientTables {
  /** The members behind these writers, by `writerKey`; without those that nobody has used. */
  owners(writers: readonly Writer[]): Promise<Map<string, string>>;
  bind(rows: readonly ClientRow[]): Promise<void>;
  /** All that is bound in these records: for copies of the whole. */
  boundIn(docs: readonly DocId[]): Promise<ClientRow[]>;
  /** Until when a device heals this server, ms since 1970; 0 for never. */
  healingUntil(device: string): Promise<number>;
  setHealing(device: string, until: number): Promise<void>;
}

export function writerKey({ doc, client }: Writer): string {
  return `${doc} ${client}`;
}

/** In memory, over maps that the caller may copy. */
export function createMemoryClients(
  rows: Map<string, ClientRow> = new Map(),
  healing: Map<string, number> = new Map(),
): ClientTables {
  return {
    owners: async (writers) => {
      const found = writers.map((writer) => rows.get(writerKey(writer))).filter((row) => row !== undefined);
      return new Map(found.map((row) => [writerKey(row), row.member]));
    },
    bind: async (bound) => {
      for (const row of bound) rows.set(writerKey(row), row);
    },
    boundIn: async (docs) => [...rows.values()].filter((row) => docs.includes(row.doc)),
    healingUntil: async (device) => healing.get(device) ?? 0,
    setHealing: async (device, until) => void healing.set(device, until),
  };
}
