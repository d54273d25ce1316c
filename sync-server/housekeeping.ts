// What a server does while nobody asks anything of it: small rounds, one at a time, that can stop at any moment.
import type { Logger } from 'pino';
import type { Store } from '#server/store/store.ts';

/** Something to be tidied, a little at a time. */
export interface Chore {
  readonly name: string;
  /** One short round; true when there is more to do at once. A refusal is thrown, and tried again later. */
  readonly run: () => Promise<boolean>;
}

export interface HousekeepingOptions {
  readonly chores: readonly Chore[];
  readonly logger: Pick<Logger, 'warn' | 'debug'>;
  /** How long nobody has asked for anything, ms; 0 while somebody does. */
  readonly quietFor: () => number;
  readonly now?: () => number;
}

export interface Housekeeping {
  start(): void;
  /** Waits for the round under way; none begins after it. */
  close(): Promise<void>;
}

/** Between two looks at whether it is quiet, ms. */
const EVERY = 5_000;
/** Between two rounds while there is more to do, ms. */
const SOON = 50;
/** After a round in which something could not be done, ms: a disk that is full stays full for a while. */
const AFTER_FAILURE = 60_000;
/** Nobody may have asked for anything for this long, ms. */
const QUIET = 3_000;
/** A server that is never quiet still does one round this often, ms: its log would grow without end. */
const AT_LATEST = 300_000;

export function createHousekeeping({ chores, logger, quietFor, now = Date.now }: HousekeepingOptions): Housekeeping {
  let timer: NodeJS.Timeout | null = null;
  let closed = false;
  let under: Promise<unknown> = Promise.resolve();
  let lastRound = now();

  const isTime = (): boolean => quietFor() >= QUIET || now() - lastRound >= AT_LATEST;

  /** One turn of every chore; how long to wait afterwards, ms. */
  async function round(): Promise<number> {
    let pause = EVERY;
    let failed = false;
    for (const { name, run } of chores) {
      if (closed || !isTime()) return EVERY;
      try {
        if (await run()) pause = SOON;
      } catch (error) {
        failed = true;
        logger.warn({ err: error, chore: name }, 'a chore was not done');
      }
    }
    lastRound = now();
    return failed ? AFTER_FAILURE : pause;
  }

  function wait(ms: number): void {
    if (closed) return;
    timer = setTimeout(() => {
      under = isTime() ? round().then(wait) : Promise.resolve(wait(EVERY));
    }, ms);
    timer.unref();
  }

  return {
    start: () => wait(EVERY),
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await under;
    },
  };
}

/** From this many updates of a record on, one snapshot takes their place. */
const CROWDED = 64;
/** Records compacted in one round, and looked at for cards in one round. */
const [COMPACTED, LOOKED_AT] = [2, 50];

/** Compaction (SYNC L8), what late tablets say of erased companies, cards and digests before anybody asks for them. */
export function storeChores(store: Pick<Store, 'compact' | 'derive' | 'clearMentions'>): readonly Chore[] {
  let after = 0;
  let [read, companies] = [0, 0];
  return [
    {
      name: 'compact',
      async run() {
        const done = await store.compact({ minRows: CROWDED, records: COMPACTED });
        if (!done.ok) throw new Error(`the database answered ${done.error.type}`);
        return done.value.records > 0;
      },
    },
    {
      name: 'mentions',
      async run() {
        const done = await store.clearMentions({ after: read, records: LOOKED_AT });
        if (!done.ok) throw new Error(`the database answered ${done.error.type}`);
        // One more was erased, perhaps by a command that was cut off: everything is looked at again.
        const isNew = done.value.companies !== companies;
        companies = done.value.companies;
        read = isNew ? 0 : done.value.after;
        return isNew || !done.value.done;
      },
    },
    {
      name: 'derive',
      async run() {
        const done = await store.derive({ after, records: LOOKED_AT });
        if (!done.ok) throw new Error(`the database answered ${done.error.type}`);
        after = done.value.after;
        return !done.value.done;
      },
    },
  ];
}
