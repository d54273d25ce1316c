// The figures on top, and what of the graph belongs to a selection: computed once, shown the same on every face.
import type { Position } from '#domain/collective/stake.ts';
import type { DocId } from '#domain/ids.ts';
import type { Edge } from '#domain/network/links.ts';
import type { Relation } from '#domain/network/relations.ts';
import type { StakeCard } from '#domain/record/cards.ts';
import type { NetworkRow } from './network-rows.ts';

export interface NetworkFigures {
  readonly companies: number;
  readonly links: number;
  readonly stakes: number;
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
  for (const { from, to } of relations) {
    if (inside.has(from)) {
      if (!isCompany(to)) beside.add(to);
    } else if (inside.has(to) && !isCompany(from)) beside.add(from);
  }
  const lines: Relation[] = [];
  let elsewhere = 0;
  for (const line of relations) {
    const [a, b] = [inside.has(line.from), inside.has(line.to)];
    if ((a || beside.has(line.from)) && (b || beside.has(line.to))) lines.push(line);
    else if ((a && isCompany(line.to)) || (b && isCompany(line.from))) elsewhere += 1;
  }
  return { lines, beside, elsewhere };
}

export function figuresOf(
  selected: readonly NetworkRow[],
  drawn: Drawn,
  isStake: (doc: DocId) => boolean,
): NetworkFigures {
  let [stakes, ambassadors] = [0, 0];
  for (const doc of drawn.beside) if (isStake(doc)) stakes += 1;
  for (const row of selected) if (row.ambassador) ambassadors += 1;
  return { companies: selected.length, links: drawn.lines.length, stakes, ambassadors };
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
