// Where this tablet stands towards a server: read at each start, before anything of the exchange is loaded.
import type { Json } from '#domain/json.ts';
import type { HistoryMark } from './receipt.ts';
import type { Tables } from './tables.ts';
import type { BootState } from './whole-store.ts';

/** Who this device is to the workspace's server; null before it joined one. */
export interface Account {
  readonly origin: string;
  readonly token: string;
  readonly device: string;
  readonly member: string;
  readonly workspace: { readonly id: string; readonly name: string };
}

export interface ExchangeState {
  readonly cursor: HistoryMark | null;
  readonly horizon: HistoryMark | null;
  readonly account: Account | null;
  readonly config: Json | null;
  readonly receivedAt: number | null;
  readonly clockOffset: number;
  /** How far the first sync has got; null when none is under way. */
  readonly boot: BootState | null;
  /** When this tablet and the server were last compared; null: never. */
  readonly auditedAt: number | null;
}

export async function readState(tables: Tables): Promise<ExchangeState> {
  const keys = ['cursor', 'horizon', 'account', 'config', 'receivedAt', 'clockOffset', 'boot', 'auditedAt'];
  const values = (await tables.meta.bulkGet(keys)).map((row) => row?.v ?? null);
  const [cursor, horizon, account, config, receivedAt, clockOffset, boot, auditedAt] = values;
  return {
    cursor: cursor as HistoryMark | null,
    horizon: horizon as HistoryMark | null,
    account: account as Account | null,
    config: config as Json | null,
    receivedAt: receivedAt as number | null,
    clockOffset: (clockOffset as number | null) ?? 0,
    boot: boot as BootState | null,
    auditedAt: auditedAt as number | null,
  };
}
