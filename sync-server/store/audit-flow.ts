// Do a device and the server hold the same of each record (SYNC R11)?
import { mayReadRecord } from '#domain/access/role.ts';
import type { DocId } from '#domain/ids.ts';
import { ok, type Result } from '#domain/result.ts';
import type { AuditReply, AuditRequest } from '#protocol/audit.ts';
import { sameTip } from '#protocol/mark.ts';
import type { Parser } from '#server/parse/parser.ts';
import { derive, keptOf } from './derive-flow.ts';
import type { StoreFailure } from './store.ts';
import type { Database } from './tables.ts';
import { askedBy } from './whole-record.ts';

/** Digests made within one request at most; the others are passed over until housekeeping has made them. */
const MADE = 500;

export async function auditFlow(
  database: Database,
  parser: Parser,
  memberId: string,
  request: AuditRequest,
): Promise<Result<AuditReply, StoreFailure>> {
  const audited = new Map(request.docs.map((item) => [item.doc, item]));
  const read = await database.read(async (tables) => {
    const asked = await askedBy(tables, memberId, request.workspace);
    if (!asked.ok) return asked;
    const records = [...(await tables.records([...audited.keys()])).values()];
    const readable = records.filter((record) => !record.erased && mayReadRecord(asked.value.member, record));
    // At another version the device is behind or ahead, and the next exchange says more than a comparison.
    const same = readable.filter(({ doc, version }) => audited.get(doc)?.version === version);
    return ok({ readable: new Set(readable.map(({ doc }) => doc)), same, kept: await keptOf(tables, same) });
  });
  if (!read.ok) return read;
  const { readable, same, kept } = read.value;
  const made = await derive(database, parser, same.filter(({ doc }) => !kept.has(doc)).slice(0, MADE));
  const differs = (doc: DocId): boolean => {
    const [mine, theirs] = [kept.get(doc) ?? made.get(doc), audited.get(doc)];
    return mine !== undefined && mine.version === theirs?.version && !sameTip(mine.digest, theirs.digest);
  };
  return ok({
    different: same.map(({ doc }) => doc).filter(differs),
    absent: [...audited.keys()].filter((doc) => !readable.has(doc)),
  });
}
