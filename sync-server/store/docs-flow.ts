// Whole records on demand, for holes and repair (SYNC L6, L7).
import { mayReadRecord } from '#domain/access/role.ts';
import { ok, type Result } from '#domain/result.ts';
import type { DocsReply, DocsRequest, WantedDoc } from '#protocol/docs.ts';
import type { WholeRecord } from '#protocol/whole-record.ts';
import type { Parser } from '#server/parse/parser.ts';
import type { StoreFailure } from './store.ts';
import type { Database, Tables } from './tables.ts';
import { askedBy, createBudget, headOf, readUpdates, type RecordUpdates, wholeBody } from './whole-record.ts';

/** What one transaction found; rights are those of that moment (SYNC L5). */
interface Slice {
  readonly absent: readonly WantedDoc[];
  readonly found: readonly RecordUpdates[];
}

export async function docsFlow(
  database: Database,
  parser: Parser,
  memberId: string,
  request: DocsRequest,
): Promise<Result<DocsReply, StoreFailure>> {
  const budget = createBudget(request.bytes);
  const records: WholeRecord[] = [];
  const absent = new Set<WantedDoc>();
  const wanted = new Map(request.docs.map((item) => [item.doc, item]));
  let left = [...wanted.values()];
  // At least once, so that who asks for nothing is known, too.
  do {
    const slice = await database.read((tables) => readSlice(tables, memberId, request.workspace, left));
    if (!slice.ok) return slice;
    for (const item of slice.value.absent) absent.add(item);
    const done = new Set(slice.value.absent);
    for (const { record, updates } of slice.value.found) {
      const item = wanted.get(record.doc);
      const body = await wholeBody(parser, updates, item?.stateVector);
      if (!budget.take(body.length)) return ok({ records, absent: docsOf(absent) });
      records.push({ ...headOf(record), body });
      if (item) done.add(item);
    }
    left = left.filter((item) => !done.has(item));
  } while (left.length > 0);
  return ok({ records, absent: docsOf(absent) });
}

async function readSlice(
  tables: Tables,
  memberId: string,
  workspace: string,
  wanted: readonly WantedDoc[],
): Promise<Result<Slice, StoreFailure>> {
  const asked = await askedBy(tables, memberId, workspace);
  if (!asked.ok) return asked;
  const held = await tables.records(wanted.map((item) => item.doc));
  const readable = wanted.flatMap(({ doc }) => {
    const record = held.get(doc);
    return record && !record.erased && mayReadRecord(asked.value.member, record) ? [record] : [];
  });
  const known = new Set(readable.map(({ doc }) => doc));
  return ok({ absent: wanted.filter(({ doc }) => !known.has(doc)), found: await readUpdates(tables, readable) });
}

function docsOf(items: ReadonlySet<WantedDoc>): DocsReply['absent'] {
  return [...items].map(({ doc }) => doc);
}
