// The figures on top, and what of the graph belongs to a selection: computed once, shown the same on every face.
import type { Position } from '#domain/collective/stake.ts';
import type { DocId } from '#domain/ids.ts';
import type { Edge } from '#domain/network/links.ts';
import type { Relations } from '#domain/network/network-index.ts';
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

const INSIDE = 1;
const BESIDE = 2;

/** @param isCompany whether an id is a company's */
export function drawnOf(
  { lines: relations, ends, numberOf, count }: Relations,
  selected: readonly NetworkRow[],
  isCompany: (doc: DocId) => boolean,
): Drawn {
  const stands = new Uint8Array(count);
  for (const { doc } of selected) {
    const number = numberOf(doc);
    if (number !== undefined) stands[number] = INSIDE;
  }
  const beside = new Set<DocId>();
  const besides = (number: number, doc: DocId): void => {
    if (isCompany(doc)) return;
    stands[number] = BESIDE;
    beside.add(doc);
  };
  // Plain loops: this is waited for, and mostly run once.
  for (let at = 0, end = 0; at < relations.length; at += 1, end += 2) {
    const a = ends[end] as number;
    const b = ends[end + 1] as number;
    if (stands[a] === INSIDE) {
      if (stands[b] === 0) besides(b, (relations[at] as Relation).to);
    } else if (stands[b] === INSIDE && stands[a] === 0) besides(a, (relations[at] as Relation).from);
  }
  const lines: Relation[] = [];
  let elsewhere = 0;
  for (let at = 0, end = 0; at < relations.length; at += 1, end += 2) {
    const a = stands[ends[end] as number];
    const b = stands[ends[end + 1] as number];
    if (a !== 0 && b !== 0) lines.push(relations[at] as Relation);
    else if (a === INSIDE || b === INSIDE) elsewhere += 1;
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
