// The lines of the network, kept while cards come and go: one card that changes costs its own lines and no more.
import type { DocId } from '#domain/ids.ts';
import { ofAction, ofCompany, ofStake, type NetworkCards, type Relation, type TiedAction } from './relations.ts';

export interface Relations {
  /** Every line of which both ends are here, each once. */
  readonly lines: readonly Relation[];
  /** The numbers of the two ends of each line, one after the other: what goes through all lines compares no texts. */
  readonly ends: Int32Array;
  /** The number of what may be at the end of a line, below `count`. */
  readonly numberOf: (doc: DocId) => number | undefined;
  readonly count: number;
  /** How many lines touch each; the same object from one reading to the next. */
  readonly degrees: Degrees;
}

export type Degrees = Pick<ReadonlyMap<DocId, number>, 'get'>;

export interface NetworkIndex {
  /** Takes in the cards as they are now; the last answer itself when no line changed. */
  read(cards: NetworkCards): Relations;
}

export const NO_RELATIONS: Relations = {
  lines: [],
  ends: new Int32Array(),
  numberOf: () => undefined,
  count: 0,
  degrees: new Map(),
};

/** What may be at the end of lines. */
interface End {
  readonly number: number;
  here: boolean;
  /** Lines that are shown and touch it. */
  degree: number;
  /** Lines that wait for it to be here. */
  waiting: Set<Said> | null;
}

interface Said {
  readonly relation: Relation;
  readonly from: End;
  readonly to: End;
  /** How many cards say it. */
  count: number;
  /** Both ends are here. */
  shown: boolean;
}

/** What cards say, and which of it can be shown. */
function createLedger() {
  const said = new Map<string, Said>();
  const ends = new Map<DocId, End>();
  let changed = false;

  function endOf(doc: DocId): End {
    const known = ends.get(doc);
    if (known) return known;
    const end: End = { number: ends.size, here: false, degree: 0, waiting: null };
    ends.set(doc, end);
    return end;
  }

  function settle(entry: Said, stays: boolean): void {
    const { from, to } = entry;
    if (stays && !from.here) (from.waiting ??= new Set()).add(entry);
    if (stays && !to.here) (to.waiting ??= new Set()).add(entry);
    const wanted = stays && from !== to && from.here && to.here;
    if (wanted === entry.shown) return;
    entry.shown = wanted;
    changed = true;
    const by = wanted ? 1 : -1;
    from.degree += by;
    to.degree += by;
  }

  const degrees: Degrees = { get: (doc) => ends.get(doc)?.degree };
  const numberOf = (doc: DocId): number | undefined => ends.get(doc)?.number;

  return {
    /** Says that something can be at the end of a line. */
    arrive(doc: DocId): void {
      const end = endOf(doc);
      if (end.here) return;
      end.here = true;
      const { waiting } = end;
      end.waiting = null;
      // What is no longer said was forgotten with its last card.
      for (const entry of waiting ?? []) if (entry.count > 0) settle(entry, true);
    },
    /** Seldom: every line is looked at. */
    leave(docs: Iterable<DocId>): void {
      for (const doc of docs) endOf(doc).here = false;
      for (const entry of said.values()) if (entry.shown) settle(entry, true);
    },
    learn(lines: readonly Relation[]): void {
      for (const relation of lines) {
        const known = said.get(relation.key);
        if (known) known.count += 1;
        else {
          const [from, to] = [endOf(relation.from), endOf(relation.to)];
          const entry: Said = { relation, from, to, count: 1, shown: false };
          said.set(relation.key, entry);
          settle(entry, true);
        }
      }
    },
    forget(lines: readonly Relation[]): void {
      for (const { key } of lines) {
        const entry = said.get(key);
        if (!entry || (entry.count -= 1) > 0) continue;
        settle(entry, false);
        said.delete(key);
      }
    },
    /** What is shown, or null when it is what was shown last time. */
    shown(): Relations | null {
      if (!changed) return null;
      changed = false;
      const lines: Relation[] = [];
      const numbers: number[] = [];
      for (const { shown, relation, from, to } of said.values()) {
        if (!shown) continue;
        lines.push(relation);
        numbers.push(from.number, to.number);
      }
      return { lines, ends: Int32Array.from(numbers), numberOf, count: ends.size, degrees };
    },
  };
}

interface Followed {
  readonly docs: ReadonlyMap<DocId, { readonly doc: DocId }>;
  readonly linesOf: (card: never) => readonly Relation[];
  /** Whether it can be at the end of a line. */
  readonly stands?: (card: never) => boolean;
}

const none = (): readonly Relation[] => [];
const isCollective = ({ type }: TiedAction): boolean => type === 'collective';

/** Remembers what each card said. */
export function createNetworkIndex(): NetworkIndex {
  const ledger = createLedger();
  const seen = new Map<DocId, { readonly card: object; readonly lines: readonly Relation[] }>();
  let last: NetworkCards | null = null;
  let found: Relations = NO_RELATIONS;

  function takeIn({ docs, linesOf, stands }: Followed, before: Followed['docs'] | undefined, afresh: boolean): void {
    if (before === docs && !afresh) return;
    const changed: [DocId, { readonly doc: DocId }][] = [];
    for (const entry of docs) if (afresh || seen.get(entry[0])?.card !== entry[1]) changed.push(entry);
    // First who is there, then what they say: a line seldom has to wait for its end.
    for (const [doc, card] of changed) if (!stands || stands(card as never)) ledger.arrive(doc);
    for (const [doc, card] of changed) {
      const lines = linesOf(card as never);
      // A line that is still said is not taken away and put back.
      ledger.learn(lines);
      ledger.forget(seen.get(doc)?.lines ?? []);
      seen.set(doc, { card, lines });
    }
    const known = before ?? new Map<DocId, never>();
    let fresh = 0;
    for (const [doc] of changed) if (!known.has(doc)) fresh += 1;
    if (known.size + fresh === docs.size) return;
    const gone = new Set<DocId>();
    for (const doc of known.keys()) {
      if (docs.has(doc)) continue;
      ledger.forget(seen.get(doc)?.lines ?? []);
      seen.delete(doc);
      gone.add(doc);
    }
    ledger.leave(gone);
  }

  return {
    read(cards) {
      const { companies, partners, stakes, actions, dossiers } = cards;
      const linesOf = (card: TiedAction): readonly Relation[] => ofAction(card, dossiers);
      takeIn({ docs: partners, linesOf: none }, last?.partners, false);
      takeIn({ docs: companies, linesOf: ofCompany }, last?.companies, false);
      takeIn({ docs: stakes, linesOf: ofStake }, last?.stakes, false);
      // For whose company an action is, its dossier says.
      takeIn({ docs: actions, linesOf, stands: isCollective }, last?.actions, last?.dossiers !== dossiers);
      last = cards;
      found = ledger.shown() ?? found;
      return found;
    },
  };
}
