// Which tablets will notice that the server is not what it was.
import { sameTip } from '#protocol/mark.ts';
import type { Account } from '#storage/exchange-state.ts';
import type { HistoryMark } from '#storage/receipt.ts';
import type { ServerState } from './server-state.ts';
import type { Tablet } from './world.ts';

/** True when this tablet will notice that the server is not what it was. */
export function willHeal(tablet: Tablet, state: ServerState): boolean {
  const { meta } = tablet.disk;
  const account = (meta.get('account') ?? null) as Account | null;
  if (account && account.workspace.id !== state.workspace?.id) return true;
  return ['cursor', 'horizon'].some((name) => {
    const mark = (meta.get(name) ?? null) as HistoryMark | null;
    if (mark === null || mark.seq === 0) return false;
    const tip = state.log[mark.seq - 1]?.tip;
    return tip === undefined || !sameTip(tip, mark.tip);
  });
}
