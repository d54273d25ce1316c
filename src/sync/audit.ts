// Once a day: is what this tablet holds of each record what the server holds (SYNC R11)? Only in a page, when nothing
// else is left to do: the records have to be read for it.
import { snapshotOf } from '#crdt/updates.ts';
import type { DocId } from '#domain/ids.ts';
import { type AuditedDoc, encodeAuditRequest } from '#protocol/audit.ts';
import type { Account } from '#storage/exchange-state.ts';
import type { DocRow } from '#storage/tables.ts';
import type { DrainPorts } from './drain-ports.ts';
import { wholeStates } from './heal.ts';
import { isSound } from './sound.ts';

/** Records in one request: it passes where only small frames do. */
const SLICE = 100;

/** Where a tablet remembers what the server did not know at the last comparison. */
const MISSING = 'missing';

/**
 * Compares everything that is settled; what differs is fetched whole, and offered whole. Gives its number; what could
 * not be asked is asked another time.
 */
export async function audit(ports: DrainPorts, account: Account): Promise<number> {
  const { storage } = ports;
  const state = await storage.exchangeState();
  const rows = await storage.docRows();
  const outbox = await storage.outbox();
  const holes = await storage.holes();
  if (!state.ok || !rows.ok || !outbox.ok || !holes.ok) return 0;
  const unsettled = new Set([
    ...outbox.value.docs,
    ...outbox.value.stuck.map(({ doc }) => doc),
    ...holes.value.map(({ doc }) => doc),
  ]);
  const settled = rows.value.filter(({ id, absent }) => !absent && !unsettled.has(id));
  // Missing today may be a right withdrawn a moment ago, whose row is on its way (SYNC I3): missing twice is lost.
  const known = await storage.getLocal(MISSING);
  const before = new Set(known.ok && Array.isArray(known.value) ? known.value : []);
  const missing: DocId[] = [];
  let found = 0;
  for (let start = 0; start < settled.length; start += SLICE) {
    const slice = settled.slice(start, start + SLICE);
    const answer = await ports.transport.audit(
      account,
      encodeAuditRequest({ workspace: account.workspace.id, docs: await digests(ports, slice) }),
    );
    if (answer.type !== 'reply') return found;
    const different = slice.filter(({ id }) => answer.reply.different.includes(id));
    const marked = await storage.markHoles(
      different.map(({ id }) => id),
      'audit',
      ports.now(),
    );
    const absent = slice.filter(({ id }) => answer.reply.absent.includes(id));
    missing.push(...absent.map(({ id }) => id));
    // Offered by who may only read, too: what nobody else has given back to a restored server comes back refused, and so
    // stands where it is seen and can be handed to the coordinator (SYNC I2).
    const lost = absent.filter(({ id }) => before.has(id));
    const whole = await wholeStates(storage, [...different, ...lost], ports.now());
    found += different.length + lost.length;
    if (!marked.ok || !whole.ok || (whole.value.length > 0 && !(await storage.offer(whole.value)).ok)) return found;
  }
  await storage.setLocal(MISSING, missing);
  await storage.setAudited(ports.now());
  return found;
}

async function digests({ storage, hash }: DrainPorts, rows: readonly DocRow[]): Promise<AuditedDoc[]> {
  const audited: AuditedDoc[] = [];
  for (const { id, version = 0 } of rows) {
    const held = await storage.updates(id);
    if (!held.ok) continue;
    audited.push({ doc: id, version, digest: await hash(snapshotOf(held.value.bodies.filter(isSound))) });
  }
  return audited;
}
