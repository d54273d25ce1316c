// Records of which something is missing, was refused or is not here at all, fetched whole (SYNC L6, L7).
import { stateVectorOf } from '#crdt/updates.ts';
import { ok, type Result } from '#domain/result.ts';
import { CAPS } from '#protocol/caps.ts';
import { encodeDocsRequest, type WantedDoc } from '#protocol/docs.ts';
import type { StorageFailure } from '#storage/durable.ts';
import type { Account } from '#storage/exchange-state.ts';
import type { HoleRow } from '#storage/tables.ts';
import type { DrainPorts } from './drain-ports.ts';
import type { Run, Step } from './run.ts';
import { mergeSound } from './sound.ts';

/** One record is asked for so often in a run: what is typed meanwhile may make the first answer useless. */
const MOST_ASKS = 3;
/** What asking for one record takes in a request, bytes. */
const ASK_BYTES = 128;

/** Those that may still be asked for in this run. */
export function wantedHoles(run: Run, holes: readonly HoleRow[]): HoleRow[] {
  return holes.filter(({ doc }) => (run.asked.get(doc) ?? 0) < MOST_ASKS);
}

export async function docsPage(
  ports: DrainPorts,
  run: Run,
  account: Account,
  holes: readonly HoleRow[],
): Promise<Step> {
  const { storage } = ports;
  const asked = holes.slice(0, Math.min(CAPS.docs, Math.max(1, Math.floor(run.page / ASK_BYTES))));
  const docs = await wantedDocs(ports, asked);
  if (!docs.ok) return { type: 'storage', failure: docs.error };
  const bytes = Math.min(CAPS.replyBytes, run.page * 2);
  const frame = encodeDocsRequest({ workspace: account.workspace.id, bytes, docs: docs.value });
  const answer = await ports.transport.docs(account, frame);
  if (answer.type !== 'reply') return answer;
  const { records, absent } = answer.reply;
  const named = new Set([...records.map(({ doc }) => doc), ...absent]);
  for (const { doc } of asked)
    if (named.has(doc) || named.size === 0) run.asked.set(doc, (run.asked.get(doc) ?? 0) + 1);
  // In the place of what is here only once the next page has shown that the server was not restored meanwhile: its
  // older copy would take received words with it (SYNC L2).
  const refused = new Set(asked.filter(({ why }) => why === 'refused').map(({ doc }) => doc));
  run.replacing = [...run.replacing, ...records.filter(({ doc }) => refused.has(doc))];
  if (run.replacing.length > 0) run.settled = false;
  const stored = await storage.takeWhole(records.filter(({ doc }) => !refused.has(doc)));
  if (!stored.ok) return { type: 'storage', failure: stored.error };
  const dropped = await storage.dropHoles(absent);
  return dropped.ok ? { type: 'moved' } : { type: 'storage', failure: dropped.error };
}

/** Of a record with a gap only what is missing travels. */
async function wantedDocs(
  { storage }: DrainPorts,
  holes: readonly HoleRow[],
): Promise<Result<WantedDoc[], StorageFailure>> {
  const wanted: WantedDoc[] = [];
  for (const { doc, why } of holes) {
    const held = why === 'gap' ? await storage.updates(doc) : null;
    if (held && !held.ok) return held;
    const bodies = held?.value.bodies ?? [];
    wanted.push(bodies.length > 0 ? { doc, stateVector: stateVectorOf(mergeSound(bodies)) } : { doc });
  }
  return ok(wanted);
}
