// Two records, one company: said by a person, taken back by a person, and never a word of either lost. Nothing is copied:
// « the same » is a fact beside the records, so that both keep their history and separating them is one more fact.
import type { DocId } from '#domain/ids.ts';
import type { SameFact } from '#domain/record/cards.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';

const SAME = 'same-company';
const APART = 'other-company';
/** Takes back an answer: the question is open again. */
const OPEN = 'company-open';

/** What a company's record says of others, oldest first; what is not understood is passed over (SYNC R10). */
export function readSameFacts(view: RecordView): SameFact[] {
  return view.events.flatMap(({ id, at, type, body }): SameFact[] => {
    if (type !== SAME && type !== APART && type !== OPEN) return [];
    const { with: other, keep, after } = body;
    if (typeof other !== 'string' || other === '') return [];
    const kept = type === SAME && typeof keep === 'string' && keep !== '' ? (keep as DocId) : null;
    const moment = typeof after === 'number' && after >= at ? after + 1 : at;
    const open = type === OPEN ? { open: true as const } : {};
    return [{ id, at: moment, with: other as DocId, same: type === SAME, keep: kept, ...open }];
  });
}

/**
 * In the record of `keep`: `other` is the same company. Lists show `keep` from now on.
 * @param seen the moment of the newest fact the person had in front of them: on a slow clock, too, theirs is the later one
 */
export function joinCompanies(draft: Draft, keep: DocId, other: DocId, seen = 0): void {
  draft.event(SAME, { with: other, keep, after: seen });
}

/** In the record of one company: it is another than these after all. */
export function separateCompanies(draft: Draft, others: readonly DocId[], seen = 0): void {
  for (const other of others) draft.event(APART, { with: other, after: seen });
}

/** In the record of one company: what was said of it and another is taken back, and may be asked again. */
export function reopenCompanies(draft: Draft, other: DocId, seen = 0): void {
  draft.event(OPEN, { with: other, after: seen });
}

export interface Identities {
  /** The record that stands for this one in lists: itself when it is nobody else. */
  of(doc: DocId): DocId;
  /** All records of this company, in the order of their ids; at least the one asked for. */
  group(doc: DocId): readonly DocId[];
  /** What was last said of two records, by whoever said it; null when nobody has said anything. */
  said(a: DocId, b: DocId): SameFact | null;
  /** Pairs that somebody said are two companies. */
  readonly apart: readonly (readonly [DocId, DocId])[];
  /** Those of them that others made one by way of a third. */
  readonly contested: readonly (readonly [DocId, DocId])[];
  /** Moment of the newest fact, 0 without any. */
  readonly newest: number;
  /** True when no two records are one company. */
  readonly plain: boolean;
}

type Facts = Iterable<readonly [DocId, readonly SameFact[]]>;

interface PairFact extends SameFact {
  readonly pair: readonly [DocId, DocId];
}

const isLater = (a: SameFact, b: SameFact): boolean => a.at > b.at || (a.at === b.at && a.id > b.id);

const pairOf = (a: DocId, b: DocId): readonly [DocId, DocId] => (a < b ? [a, b] : [b, a]);

/** The last word on each pair, whichever of the two records holds it. */
function lastWords(facts: Facts): ReadonlyMap<string, PairFact> {
  const words = new Map<string, PairFact>();
  for (const [doc, said] of facts) {
    for (const fact of said) {
      if (fact.with === doc) continue;
      const pair = pairOf(doc, fact.with);
      const known = words.get(pair.join(' '));
      if (!known || isLater(fact, known)) words.set(pair.join(' '), { ...fact, pair });
    }
  }
  return words;
}

/** The first of each ring or chain of pairs, by id. */
function rootsOf(joined: readonly PairFact[]): (doc: DocId) => DocId {
  const root = new Map<DocId, DocId>();
  const find = (doc: DocId): DocId => {
    let at = doc;
    for (let up = root.get(at); up !== undefined && up !== at; up = root.get(at)) at = up;
    return at;
  };
  for (const { pair } of joined) {
    const [low, high] = pairOf(find(pair[0]), find(pair[1]));
    root.set(high, low);
  }
  return find;
}

/** By root: the record that the latest of the group's facts kept, of those that are here. */
function keptOf(
  joined: readonly PairFact[],
  find: (doc: DocId) => DocId,
  isHere: (doc: DocId) => boolean,
): ReadonlyMap<DocId, DocId> {
  const latest = new Map<DocId, PairFact & { readonly keep: DocId }>();
  for (const fact of joined) {
    const { keep } = fact;
    if (!keep || !fact.pair.includes(keep) || !isHere(keep)) continue;
    const known = latest.get(find(keep));
    if (!known || isLater(fact, known)) latest.set(find(keep), { ...fact, keep });
  }
  return new Map([...latest].map(([root, { keep }]) => [root, keep]));
}

/**
 * Who is who, from what all records say: the same on every device that holds the same records, whatever the order.
 * Pairs add up (a ring of them included); the record shown is the one that the latest of the group's facts kept, and the
 * first by id should that one be gone.
 */
export function identitiesOf(facts: Facts, isHere: (doc: DocId) => boolean): Identities {
  const words = lastWords(facts);
  const joined = [...words.values()].filter(({ same }) => same);
  const find = rootsOf(joined);
  const members = new Map<DocId, DocId[]>();
  for (const doc of [...new Set(joined.flatMap(({ pair }) => pair))].filter(isHere).sort()) {
    members.set(find(doc), [...(members.get(find(doc)) ?? []), doc]);
  }
  const kept = keptOf(joined, find, isHere);
  const shown = new Map<DocId, DocId>();
  for (const doc of new Set(joined.flatMap(({ pair }) => pair))) {
    shown.set(doc, kept.get(find(doc)) ?? members.get(find(doc))?.[0] ?? doc);
  }
  const all = [...words.values()];
  const apart = all.filter(({ same, open, pair }) => !same && !open && pair.every(isHere)).map(({ pair }) => pair);
  return {
    plain: joined.length === 0,
    of: (doc) => shown.get(doc) ?? doc,
    group: (doc) => (shown.has(doc) ? (members.get(find(doc)) ?? [doc]) : [doc]),
    said: (a, b) => words.get(pairOf(a, b).join(' ')) ?? null,
    apart,
    contested: apart.filter(([a, b]) => shown.has(a) && shown.has(b) && find(a) === find(b)),
    newest: all.reduce((newest, { at }) => Math.max(newest, at), 0),
  };
}

/** What has to be written so that one record leaves its group and the others stay together. */
export interface Leaving {
  /** In the record of `keep`, and first: nobody falls out of the group meanwhile. */
  readonly joins: readonly { readonly keep: DocId; readonly other: DocId }[];
  /** In the record that leaves. */
  readonly apart: readonly DocId[];
}

export function leaving(identities: Identities, doc: DocId): Leaving {
  const apart = identities.group(doc).filter((other) => other !== doc);
  const shown = identities.of(doc);
  const keep = apart.includes(shown) ? shown : apart[0];
  const others = apart.filter((other) => other !== keep && keep && identities.said(keep, other)?.same !== true);
  return { joins: keep ? others.map((other) => ({ keep, other })) : [], apart };
}
