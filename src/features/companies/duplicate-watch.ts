// Possible duplicates, found behind the screen: each company once, then those that an exchange or an act brings.
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import {
  createDuplicatePairs,
  openPairs,
  type DuplicatePair,
  type DuplicatePairs,
} from '#domain/company/duplicate-pairs.ts';
import type { Store } from '#store/store.ts';

/** Companies looked at before the screen has its turn: a few milliseconds. */
const SLICE = 60;

export interface DuplicateWatch {
  /** Pairs that nobody has answered yet, the surest first. */
  readonly open: ReadonlySignal<readonly DuplicatePair[]>;
  /** All that is here has been looked at. */
  readonly done: ReadonlySignal<boolean>;
  /** Those that may be a company being typed; reads signals. */
  readonly find: DuplicatePairs['find'];
}

type Ports = Pick<Store, 'companyRecords' | 'identities'>;

const watches = new WeakMap<Ports, DuplicateWatch>();

/** One for all screens; it goes on as long as the page does. */
export function duplicatesIn(store: Ports): DuplicateWatch {
  const known = watches.get(store) ?? watch(store);
  watches.set(store, known);
  return known;
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function watch({ companyRecords, identities }: Ports): DuplicateWatch {
  const pairs = createDuplicatePairs();
  const [looked, done] = [signal(0), signal(false)];
  let running = false;
  async function run(): Promise<void> {
    running = true;
    while (!pairs.follow(companyRecords.peek(), SLICE)) {
      done.value = false;
      await turn();
    }
    running = false;
    done.value = true;
    looked.value = looked.peek() + 1;
  }
  effect(() => {
    void companyRecords.value;
    if (!running) void run();
  });
  return {
    done,
    open: computed(() => {
      void looked.value;
      return openPairs(pairs.pairs(), identities.value);
    }),
    find: (candidate) => {
      void looked.value;
      return pairs.find(candidate);
    },
  };
}
