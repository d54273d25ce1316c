// Rules of the server, taken out one by one by standing between them and their tables, or between them and the network.
import * as Y from 'yjs';
import { EMPTY_STATE_VECTOR, EMPTY_UPDATE, mergeUpdates } from '#crdt/updates.ts';
import type { Result } from '#domain/result.ts';
import { CAPS } from '#protocol/caps.ts';
import { type Mark, ORIGIN } from '#protocol/mark.ts';
import type { LogRow, SyncReply } from '#protocol/sync-reply.ts';
import type { PushItem } from '#protocol/sync-request.ts';
import type { StoreFailure } from '#server/store/store.ts';
import type { Mutant } from './mutant.ts';
import type { ServerHost } from './server-host.ts';

/** The writers that any pushed update named: to the server without L3 they have written everything already. */
const named = new Set<number>();

function nameWriters(items: readonly PushItem[]): void {
  for (const { body } of items) {
    try {
      for (const client of Y.parseUpdateMeta(body).to.keys()) named.add(client);
    } catch {
      // Not an update: refused with or without the rule.
    }
  }
}

/** The server's own tip at the device's place, as if the device had named it. */
function trusted(host: ServerHost, mark: Mark): Mark {
  const { log } = host.state();
  const row = log[Math.min(mark.seq, log.length) - 1];
  return row ? { seq: row.seq, tip: row.tip } : ORIGIN;
}

async function withRows(
  outcome: Promise<Result<SyncReply, StoreFailure>>,
  change: (row: LogRow) => LogRow | null,
): Promise<Result<SyncReply, StoreFailure>> {
  const reply = await outcome;
  return reply.ok
    ? { ok: true, value: { ...reply.value, rows: reply.value.rows.flatMap((row) => change(row) ?? []) } }
    : reply;
}

const passedOver = new WeakSet<Uint8Array>();

export const SERVER_MUTANTS: readonly Mutant[] = [
  { rule: 'L1', title: 'acknowledged before the commit is durable', lazy: true },
  {
    rule: 'L1',
    title: 'numbers are given before the commit: a late commit is passed over by who reads meanwhile',
    tables: (inner) => ({
      ...inner,
      async scan(seq, limit) {
        const rows = await inner.scan(seq, limit);
        return rows.filter((row, index) => {
          const isLate = row.type === 'upd' && row.seq % 9 === 4 && index < rows.length - 1 && !passedOver.has(row.tip);
          if (isLate) passedOver.add(row.tip);
          return !isLate;
        });
      },
    }),
  },
  {
    rule: 'L2',
    title: 'the horizon of a device is not looked at',
    sync: (host, member, request, device) => host.store().sync(member, { ...request, horizon: ORIGIN }, device),
  },
  {
    rule: 'L2',
    title: 'neither cursor nor horizon is looked at',
    sync: (host, member, request, device) =>
      host.store().sync(member, { ...request, cursor: trusted(host, request.cursor), horizon: ORIGIN }, device),
  },
  {
    rule: 'L3',
    title: 'updates are admitted whatever they build on',
    sync(host, member, request, device) {
      nameWriters(request.items);
      return host.store().sync(member, request, device);
    },
    tables: (inner) => ({
      ...inner,
      async records(docs) {
        const everything = Y.encodeStateVector(new Map([...named].map((client) => [client, 1_000_000])));
        const found = await inner.records(docs);
        return new Map([...found].map(([doc, record]) => [doc, { ...record, stateVector: everything }]));
      },
    }),
  },
  {
    rule: 'L4',
    title: 'a batch is not recognised when it comes again',
    tables: (inner) => ({ ...inner, heldOf: async () => new Map() }),
  },
  {
    rule: 'L4',
    title: 'every row of the reader is left out, pushed in this request or not',
    sync: (host, member, request, device) =>
      withRows(host.store().sync(member, request, device), (row) => (row.by === member ? null : row)),
  },
  {
    rule: 'L5',
    title: 'a grant carries nothing',
    sync: (host, member, request, device) =>
      withRows(host.store().sync(member, request, device), (row) =>
        row.type === 'grant' ? { ...row, body: EMPTY_UPDATE } : row,
      ),
  },
  {
    rule: 'L5',
    title: 'who is handed a record gets its rows above the cursor',
    tables: (inner) => ({
      ...inner,
      scan: async (seq, limit) => (await inner.scan(seq, limit)).map((row) => ({ ...row, grantSeq: 0 })),
    }),
  },
  {
    rule: 'L5',
    title: 'everybody is shown everything',
    tables: (inner) => ({
      ...inner,
      scan: async (seq, limit) => (await inner.scan(seq, limit)).map((row) => ({ ...row, channel: 'network' })),
    }),
  },
  {
    rule: 'L5',
    title: 'nobody looks whether a stake is confidential',
    tables: (inner) => ({
      ...inner,
      scan: async (seq, limit) => (await inner.scan(seq, limit)).map((row) => ({ ...row, confined: false })),
    }),
  },
  {
    rule: 'L5',
    title: 'who had a stake before it was confidential is not told to forget it',
    sync: (host, member, request, device) =>
      withRows(host.store().sync(member, request, device), (row) =>
        row.type === 'revoke' && row.channel === 'network' ? null : row,
      ),
  },
  {
    rule: 'L8',
    title: 'compaction forgets the oldest row',
    tables: (inner) => ({
      ...inner,
      async foldRows(doc, seq, _, grantSeq) {
        const rows = (await inner.liveRows(doc)).filter((row) => row.seq <= seq).slice(1);
        await inner.foldRows(doc, seq, mergeUpdates(rows.map((row) => row.body)), grantSeq);
      },
    }),
  },
  {
    rule: 'L8',
    title: 'compaction throws away the names of the bodies it put together',
    tables: (inner) => ({
      ...inner,
      async heldOf(keys) {
        const live = new Set<number>();
        for (const { doc } of keys) for (const row of await inner.liveRows(doc)) live.add(row.seq);
        return new Map([...(await inner.heldOf(keys))].filter(([, { seq }]) => live.has(seq)));
      },
    }),
  },
  { rule: 'L9', title: 'the backup is said to hold what it does not', boastful: true },
  {
    rule: 'L10',
    title: 'a late tablet brings an erased record back',
    tables: (inner) => ({
      ...inner,
      async records(docs) {
        const found = await inner.records(docs);
        return new Map(
          [...found].map(([doc, record]) => [
            doc,
            record.erased ? { ...record, erased: false, stateVector: EMPTY_STATE_VECTOR } : record,
          ]),
        );
      },
    }),
  },
  {
    rule: 'I10',
    title: 'a page carries more than was asked for',
    sync: (host, member, request, device) =>
      host.store().sync(member, { ...request, want: { bytes: CAPS.replyBytes, rows: CAPS.replyRows } }, device),
  },
];
