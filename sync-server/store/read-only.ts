// A disk that is full: what is there is still read, nothing new is acknowledged, and writing begins again by itself.
import { ok } from '#domain/result.ts';
import type { Outcome, Sources, Store } from './store.ts';

/** A real write is tried at most so often while the disk is full, ms. */
const PROBE_EVERY = 5_000;

/** Devices that push to a full disk are told so in a reply that carries their rows all the same. */
export function readableWhenFull(store: Store, { now }: Pick<Sources, 'now'>): Store {
  /** The last write in vain; null: there is room, as far as anybody knows. */
  let probedAt: number | null = null;

  async function isStillFull(): Promise<boolean> {
    if (probedAt === null) return false;
    if (now() - probedAt < PROBE_EVERY) return true;
    probedAt = now();
    return !(await probe()).ok;
  }

  /** Whoever tries, the supervisor's request for health included, may find that there is room again. */
  async function probe(): Outcome<null> {
    const probed = await store.probe();
    if (probed.ok) probedAt = null;
    else if (probed.error.type === 'disk-full') probedAt = now();
    return probed;
  }

  return {
    ...store,
    probe,
    async status() {
      const status = await store.status();
      return status.ok ? ok({ ...status.value, full: probedAt !== null }) : status;
    },
    async sync(...asked) {
      const [, request] = asked;
      if (request.items.length === 0) return store.sync(...asked);
      if (!(await isStillFull())) {
        const reply = await store.sync(...asked);
        if (reply.ok || reply.error.type !== 'disk-full') return reply;
        probedAt = now();
      }
      const [who, { items, ...rest }, ...others] = asked;
      const read = await store.sync(who, { ...rest, items: [] }, ...others);
      if (!read.ok || read.value.reset) return read;
      const acks = items.map(({ id }) => ({ id, status: 'busy' as const }));
      return ok({ ...read.value, acks, full: true });
    },
  };
}
