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
  /** I7: what compaction left of each record says what its rows said, in as many rows, under the same numbers. */
  checkCompacted(state: ServerState): void;
}

export function createServerView(): ServerView {
  let last: StoredRow | null = null;
  const coverages = new Map<DocId, Coverage>();
  const replicas = new Map<DocId, Replica>();
  /** Snapshots that were compared already. */
  const compared = new WeakSet<Uint8Array>();

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
    checkCompacted({ log, records }) {
      for (const [index, row] of log.entries()) {
        if (row.form !== 'snap' || compared.has(row.body) || records.get(row.doc)?.erased) continue;
        const before = log.slice(0, index).filter((other) => other.doc === row.doc && other.type === 'upd');
        if (before.some((other) => other.form !== 'hollow' || other.body.length > 0))
          throw new Violation('I7', `rows before the snapshot ${row.seq} of ${row.doc} still carry bytes`);
        const rest = log.slice(index).filter((other) => other.doc === row.doc && other.type === 'upd');
        const left = createReplica(rest.map((other) => other.body));
        const whole = replicas.get(row.doc);
        if (left.hasPending() || !whole || !left.equals(whole))
          throw new Violation('I7', `row ${row.seq} does not say what the rows of ${row.doc} said`);
        left.destroy();
        compared.add(row.body);
      }
    },
  };
}
