// What the server's log really holds, read row by row as it grows: the bytes of each record, and whether they can be read.
import { createReplica, type Replica } from '#crdt/record.ts';
import type { DocId } from '#domain/ids.ts';
import type { StoredRow } from '#server/store/tables.ts';
import { createCoverage, type Coverage, stretchesOf } from './coverage.ts';
import type { ServerState } from './server-state.ts';
import { Violation } from './violation.ts';

export interface ServerView {
  /** Reads on to the end of this log; another history is read from its start. */
  follow(state: ServerState): void;
  coverageOf(doc: DocId): Coverage;
  replicaOf(doc: DocId): Replica | null;
}

export function createServerView(): ServerView {
  let last: StoredRow | null = null;
  const coverages = new Map<DocId, Coverage>();
  const replicas = new Map<DocId, Replica>();

  function take(row: StoredRow): void {
    if (row.type !== 'upd' || row.body.length === 0) return;
    const replica = replicas.get(row.doc) ?? createReplica([]);
    replicas.set(row.doc, replica);
    if (!replica.apply(row.body) || replica.hasPending())
      throw new Violation('I8', `row ${row.seq} of record ${row.doc} cannot be integrated`);
    coverageOf(row.doc).add(stretchesOf(row.body));
  }

  function coverageOf(doc: DocId): Coverage {
    const coverage = coverages.get(doc) ?? createCoverage();
    coverages.set(doc, coverage);
    return coverage;
  }

  return {
    follow({ log }) {
      const read = last?.seq ?? 0;
      const isSame = read === 0 || log[read - 1]?.tip === last?.tip;
      if (!isSame) {
        coverages.clear();
        replicas.clear();
      }
      for (const row of log.slice(isSame ? read : 0)) take(row);
      last = log.at(-1) ?? null;
    },
    coverageOf,
    replicaOf: (doc) => replicas.get(doc) ?? null,
  };
}
