// The first sync of a tablet: the cards of all records, for lists at once, then the records, newest first. Cut off
// anywhere, it goes on where it was.
import type { Card } from '#domain/record/cards.ts';
import { CAPS } from '#protocol/caps.ts';
import { type BootCard, type BootReply, encodeBootRequest } from '#protocol/boot.ts';
import type { Account, ExchangeState } from '#storage/exchange-state.ts';
import type { BootState } from '#storage/whole-store.ts';
import type { DrainPorts } from './drain-ports.ts';
import { readConfig } from './receipt.ts';
import type { Run, Step } from './run.ts';

/** Never exchanged anything: all there is comes whole, without its history. */
export function isFirst({ boot, cursor, receivedAt }: ExchangeState): boolean {
  return boot?.part === 'cards' || (boot === null && cursor === null && receivedAt === null);
}

export async function bootPage(ports: DrainPorts, run: Run, state: ExchangeState, account: Account): Promise<Step> {
  const { part, before } = state.boot ?? { part: 'cards', before: 0 };
  // Cards are packed to a fifth on their way.
  const bytes = Math.min(CAPS.replyBytes, part === 'cards' ? run.page * 2 : run.page);
  const frame = encodeBootRequest({ workspace: account.workspace.id, part, before, bytes });
  const answer = await ports.transport.boot(account, frame);
  if (answer.type !== 'reply') return answer;
  const { reply } = answer;
  // A page that leads nowhere would be asked for for ever: whoever answered is not our server.
  if (reply.next !== 0 && before !== 0 && reply.next >= before) return { type: 'portal' };
  const next = stateAfter(state.boot, part, reply);
  const now = ports.now();
  const stored = await ports.storage.takeBoot({
    cards: reply.cards.map((card) => ({ ...card, card: readCard(card) })),
    records: reply.records,
    config: reply.config === '' ? null : readConfig(reply.config),
    next,
    head: next?.head ?? state.boot?.head ?? reply.head,
    stable: reply.stable,
    at: now,
    clockOffset: reply.time - now,
  });
  if (!stored.ok) return { type: 'storage', failure: stored.error };
  if (next) ports.receiving?.(next.done, next.total);
  return { type: 'moved' };
}

function stateAfter(boot: BootState | null, part: BootState['part'], reply: BootReply): BootState | null {
  const { head, done, total } = boot ?? { head: reply.head, done: 0, total: 0 };
  if (part === 'cards') {
    const isLast = reply.next === 0;
    const cards = total + reply.cards.length;
    if (isLast && cards === 0) return null;
    return { head, part: isLast ? 'records' : 'cards', before: reply.next, done: 0, total: cards };
  }
  return reply.next === 0 ? null : { head, part, before: reply.next, done: done + reply.records.length, total };
}

/** Null for what is no card of this record: it is then made here, once the record has come. */
function readCard({ doc, kind, card }: BootCard): Card | null {
  try {
    const read: unknown = JSON.parse(card);
    const isCard = typeof read === 'object' && read !== null && 'doc' in read && 'kind' in read && 'version' in read;
    return isCard && read.doc === doc && read.kind === kind ? (read as Card) : null;
  } catch {
    return null;
  }
}
