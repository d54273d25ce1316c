// The exchange waits for nobody's first screen: its half of the storage is fetched with its first act.
import type { Changes } from './changes.ts';
import type { Durable } from './durable.ts';
import { readState } from './exchange-state.ts';
import type { ExchangeStore } from './exchange-store.ts';
import type { Tables } from './tables.ts';

type Late = Omit<ExchangeStore, 'exchangeState'>;

export function createLateExchange(tables: Tables, durable: Durable, changes: Changes): ExchangeStore {
  let loaded: Promise<Late> | null = null;
  const store = (): Promise<Late> =>
    (loaded ??= import('./exchange-store.ts').then(({ createExchangeStore }) =>
      createExchangeStore(tables, durable, changes),
    ));
  const late = <Name extends keyof Late>(name: Name): Late[Name] =>
    (async (...given: unknown[]) =>
      ((await store())[name] as (...given: unknown[]) => unknown)(...given)) as Late[Name];
  return {
    exchangeState: () => durable.run(() => readState(tables)),
    setAccount: late('setAccount'),
    unsealed: late('unsealed'),
    seal: late('seal'),
    sealed: late('sealed'),
    rebase: late('rebase'),
    receive: late('receive'),
    heal: late('heal'),
    lastOut: late('lastOut'),
    holes: late('holes'),
    markHoles: late('markHoles'),
    takeWhole: late('takeWhole'),
    dropHoles: late('dropHoles'),
    takeBoot: late('takeBoot'),
    offer: late('offer'),
    markSent: late('markSent'),
    setAudited: late('setAudited'),
  };
}
