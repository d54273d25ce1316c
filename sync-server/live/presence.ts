// Who shows which record now: kept in memory, told to those who show the same one and may read it (SYNC section 4).
import type { DocId } from '#domain/ids.ts';
import { z } from '#domain/schema.ts';
import { type LivePeers, PRESENCE_EVERY } from '#protocol/live.ts';
import type { Store } from '#server/store/store.ts';

/** Silent for longer than this, ms, is gone: two signs and a half. */
export const GONE_AFTER = PRESENCE_EVERY * 2.5;
/** How often it is looked who has fallen silent, ms. */
const SWEEP_EVERY = 5_000;

/** One connection of one person. */
export interface Visitor {
  /** Shows this record; '' for none. Answered each time with who else does. */
  here(doc: DocId | ''): void;
  leave(): void;
}

export interface Presence {
  enter(member: string, tell: (peers: LivePeers) => void): Visitor;
  close(): void;
}

interface Place {
  readonly member: string;
  readonly doc: DocId;
  readonly until: number;
  /** None for a connection to another process. */
  readonly tell?: (peers: LivePeers) => void;
  /** What it was told last. */
  told: string;
}

/** What another process says: its connection `key` of this member shows this record, or '' none any more. */
const whisper = z.object({
  key: z.string().check(z.maxLength(64)),
  member: z.string().check(z.maxLength(64)),
  doc: z.string().check(z.maxLength(22)),
});

type Ports = Pick<Store, 'readersAmong' | 'whispers'>;

/** @param process a name no other server process has */
export function createPresence(store: Ports, process: string, now: () => number): Presence {
  const places = new Map<string, Place>();
  const telling = new Map<DocId, 'once' | 'again'>();
  let count = 0;

  function put(key: string, next: Omit<Place, 'told' | 'until'> | null): void {
    const before = places.get(key);
    if (next) places.set(key, { ...next, until: now() + GONE_AFTER, told: '' });
    else places.delete(key);
    if (before && before.doc !== next?.doc) void tellAll(before.doc);
    if (next) void tellAll(next.doc);
  }

  /** One question at a time per record; what changes meanwhile makes one more. */
  async function tellAll(doc: DocId): Promise<void> {
    const running = telling.has(doc);
    telling.set(doc, running ? 'again' : 'once');
    if (running) return;
    while (telling.has(doc)) {
      telling.set(doc, 'once');
      await tellOnce(doc);
      if (telling.get(doc) === 'once') telling.delete(doc);
    }
  }

  async function tellOnce(doc: DocId): Promise<void> {
    const shown = [...places].filter(([, place]) => place.doc === doc && place.until > now());
    if (!shown.some(([, place]) => place.tell)) return;
    const present = [...new Set(shown.map(([, place]) => place.member))];
    const readers = await store.readersAmong(doc, present);
    // A database that does not answer: nobody is told anything, the next sign asks again.
    if (!readers.ok) return;
    for (const [key, place] of shown) {
      const others = readers.value.has(place.member)
        ? present.filter((member) => member !== place.member && readers.value.has(member))
        : [];
      const told = others.sort().join(' ') || '-';
      if (place.told === told || places.get(key) !== place) continue;
      place.told = told;
      place.tell?.({ type: 'peers', doc, members: others });
    }
  }

  const stopHearing = store.whispers.hear((text) => {
    const said = whisper.safeParse(parsed(text));
    if (!said.success || said.data.key.startsWith(`${process}:`)) return;
    const { key, member, doc } = said.data;
    put(key, doc === '' ? null : { member, doc: doc as DocId });
  });

  const sweep = setInterval(() => {
    for (const [key, place] of places) if (place.until <= now()) put(key, null);
  }, SWEEP_EVERY);
  sweep.unref();

  return {
    enter(member, tell) {
      count += 1;
      const key = `${process}:${count}`;
      const move = (doc: DocId | ''): void => {
        if (doc === '' && !places.has(key)) return;
        put(key, doc === '' ? null : { member, doc, tell });
        store.whispers.tell(JSON.stringify({ key, member, doc }));
      };
      return { here: move, leave: () => move('') };
    },
    close() {
      clearInterval(sweep);
      stopHearing();
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
