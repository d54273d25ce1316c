// The figures on top, and what of the graph belongs to a selection: computed once, shown the same on every face.
import type { Position } from '#domain/collective/stake.ts';
import type { DocId } from '#domain/ids.ts';
import type { Edge } from '#domain/network/links.ts';
import type { Relation } from '#domain/network/relations.ts';
import type { StakeCard } from '#domain/record/cards.ts';
import type { NetworkRow } from './network-rows.ts';

/** Null: not counted yet. */
export interface NetworkFigures {
  readonly companies: number;
  readonly links: number | null;
  readonly stakes: number | null;
  readonly ambassadors: number;
}

export interface Drawn {
  /** Lines of which both ends belong to the selection or stand beside a company of it. */
  readonly lines: readonly Relation[];
  /** Stakes, actions and partners beside a company of the selection. */
  readonly beside: ReadonlySet<DocId>;
  /** Lines that lead from a company of the selection to one that is not in it. */
  readonly elsewhere: number;
}

/** Of the whole network: nothing is outside. */
export function allDrawn(relations: readonly Relation[], beside: Iterable<DocId>): Drawn {
  return { lines: relations, beside: new Set(beside), elsewhere: 0 };
}

/** @param isCompany whether an id is a company's */
export function drawnOf(
  relations: readonly Relation[],
  selected: readonly NetworkRow[],
  isCompany: (doc: DocId) => boolean,
): Drawn {
  const inside = new Set<DocId>();
  for (const { doc } of selected) inside.add(doc);
  const beside = new Set<DocId>();
  // Who of the two ends is inside, asked once: 1 the one, 2 the other, 3 both.
  const ends = new Uint8Array(relations.length);
  for (let at = 0; at < relations.length; at += 1) {
    const { from, to } = relations[at] as Relation;
    const found = (inside.has(from) ? 1 : 0) + (inside.has(to) ? 2 : 0);
    ends[at] = found;
    if (found === 1 && !isCompany(to)) beside.add(to);
    else if (found === 2 && !isCompany(from)) beside.add(from);
  }
  const lines: Relation[] = [];
  let elsewhere = 0;
  for (let at = 0; at < relations.length; at += 1) {
    const line = relations[at] as Relation;
    const [found, { from, to }] = [ends[at], line];
    if (found === 3) lines.push(line);
    else if (found === 0) {
      if (beside.has(from) && beside.has(to)) lines.push(line);
    } else if (beside.has(found === 1 ? to : from)) lines.push(line);
    else elsewhere += 1;
  }
  return { lines, beside, elsewhere };
}

export function figuresOf(
  selected: readonly NetworkRow[],
  drawn: Drawn | null,
  isStake: (doc: DocId) => boolean,
): NetworkFigures {
  let [stakes, ambassadors] = [0, 0];
  for (const doc of drawn?.beside ?? []) if (isStake(doc)) stakes += 1;
  for (const row of selected) if (row.ambassador) ambassadors += 1;
  const found = drawn ? { links: drawn.lines.length, stakes } : { links: null, stakes: null };
  return { companies: selected.length, ambassadors, ...found };
}

/** Who takes part; `suivre` wants news and `non` said no: neither ties two companies. */
const TYING: ReadonlySet<string> = new Set<Position>(['porteur', 'actif', 'test']);

/** Pairs of companies within the selection: the lines between them, and who shares a stake. */
export function pairsOf(drawn: Drawn, selected: readonly NetworkRow[], stakes: Iterable<StakeCard>): Edge[] {
  const pairs: Edge[] = [];
  for (const { kind, from, to } of drawn.lines) {
    if (kind === 'client' || kind === 'connait') pairs.push({ a: from, b: to, type: kind });
  }
  const inside = new Set<DocId>();
  for (const { doc, stakes: shared } of selected) if (shared.length > 0) inside.add(doc);
  for (const { doc: stake, members } of stakes) {
    const tied = members.flatMap(({ company, position }) =>
      TYING.has(position) && inside.has(company) ? [company] : [],
    );
    for (const [index, a] of tied.entries()) {
      for (const b of tied.slice(index + 1)) pairs.push({ a, b, type: 'enjeu', stake });
    }
  }
  return pairs;
}
