// The browser's promise to keep this site's data: asked for once there is something to lose (SYNC D7).
import { effect } from '@preact/signals-core';
import type { Json } from '#domain/json.ts';
import type { CardSignals } from './card-sets.ts';
import type { LocalValues } from './local-values.ts';
import type { Platform } from './platform.ts';

/** What the browser answered, and when, ms since 1970. */
export interface PersistenceAnswer {
  readonly at: number;
  readonly granted: boolean;
}

const ANSWER = 'persistence';

export interface PersistencePorts {
  readonly platform: Pick<Platform, 'now' | 'storageHealth' | 'askPersistence'>;
  readonly local: Pick<LocalValues, 'get' | 'set'>;
}

/** Asks, and remembers the answer for the settings. */
export async function askPersistence({ platform, local }: PersistencePorts): Promise<PersistenceAnswer> {
  const answer = { granted: await platform.askPersistence(), at: platform.now() };
  await local.set(ANSWER, answer);
  return answer;
}

/** Null before it was asked. */
export async function persistenceAnswer(local: Pick<LocalValues, 'get'>): Promise<PersistenceAnswer | null> {
  const answer: Json | undefined = await local.get(ANSWER);
  if (typeof answer !== 'object' || answer === null || !('granted' in answer)) return null;
  const { at, granted } = answer;
  return typeof at === 'number' && typeof granted === 'boolean' ? { at, granted } : null;
}

/** Asks by itself, once, when the first visit is saved; not at all when the browser has promised already. */
export function askAfterFirstVisit(ports: PersistencePorts & { readonly cards: Pick<CardSignals, 'dossier'> }): void {
  let asked = false;
  async function ask(): Promise<void> {
    if ((await persistenceAnswer(ports.local)) !== null) return;
    const { persisted } = await ports.platform.storageHealth();
    if (!persisted) await askPersistence(ports);
  }
  const stop = effect(() => {
    const visited = [...ports.cards.dossier.value.values()].some(({ lastVisit }) => lastVisit !== null);
    if (!visited || asked) return;
    asked = true;
    void ask();
    queueMicrotask(() => stop());
  });
}
