// The lines of the network, kept while cards come and go: one card that changes costs its own lines and no more.
import type { DocId } from '#domain/ids.ts';
import { ofAction, ofCompany, ofStake, type NetworkCards, type Relation, type TiedAction } from './relations.ts';

interface Relations {
  /** Every line of which both ends are here, each once. */
  readonly lines: readonly Relation[];
  /** How many lines touch each; the same map from one reading to the next. */
  readonly degrees: ReadonlyMap<DocId, number>;
}

export interface NetworkIndex {
  /** Takes in the cards as they are now; the last answer itself when no line changed. */
  read(cards: NetworkCards): Relations;
}

interface Said {
  readonly relation: Relation;
  /** How many cards say it. */
  count: number;
  /** Both ends are here. */
  shown: boolean;
}

/** What cards say, and which of it can be shown. */
function createLedger() {
  const said = new Map<string, Said>();
  const shown = new Map<string, Relation>();
  const degrees = new Map<DocId, number>();
  const here = new Set<DocId>();
  /** Lines that wait for an end that is not here. */
  const waiting = new Map<DocId, Set<string>>();
  let changed = false;

  function wait(end: DocId, key: string): void {
    const keys = waiting.get(end);
    if (keys) keys.add(key);
    else waiting.set(end, new Set([key]));
  }

  function settle(entry: Said, stays: boolean): void {
    const { key, from, to } = entry.relation;
    const wanted = stays && from !== to && here.has(from) && here.has(to);
    if (stays && !here.has(from)) wait(from, key);
    if (stays && !here.has(to)) wait(to, key);
    if (wanted === entry.shown) return;
    entry.shown = wanted;
    changed = true;
    const by = wanted ? 1 : -1;
    if (wanted) shown.set(key, entry.relation);
    else shown.delete(key);
    degrees.set(from, (degrees.get(from) ?? 0) + by);
    degrees.set(to, (degrees.get(to) ?? 0) + by);
  }

  return {
    degrees,
    /** Says that something can be at the end of a line. */
    arrive(doc: DocId): void {
      if (here.has(doc)) return;
      here.add(doc);
      const keys = waiting.get(doc);
      waiting.delete(doc);
      for (const key of keys ?? []) {
        const entry = said.get(key);
        if (entry) settle(entry, true);
      }
    },
    /** Seldom: every line is looked at. */
    leave(docs: ReadonlySet<DocId>): void {
      for (const doc of docs) here.delete(doc);
      for (const { key, from, to } of shown.values()) {
        const entry = said.get(key);
        if (entry && (docs.has(from) || docs.has(to))) settle(entry, true);
      }
    },
    learn(lines: readonly Relation[]): void {
      for (const line of lines) {
        const known = said.get(line.key);
        if (known) known.count += 1;
        else {
          const entry: Said = { relation: line, count: 1, shown: false };
          said.set(line.key, entry);
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
    /** The lines that are shown, or null when they are those of last time. */
    lines(): Relation[] | null {
      if (!changed) return null;
      changed = false;
      return [...shown.values()];
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
  let found: Relations = { lines: [], degrees: ledger.degrees };

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
    const gone = new Set<DocId>();
    for (const doc of before?.keys() ?? []) {
      if (docs.has(doc)) continue;
      ledger.forget(seen.get(doc)?.lines ?? []);
      seen.delete(doc);
      gone.add(doc);
    }
    if (gone.size > 0) ledger.leave(gone);
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
      const lines = ledger.lines();
      if (lines) found = { lines, degrees: ledger.degrees };
      return found;
    },
  };
}
