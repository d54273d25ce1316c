// Two records, one company: said by a person, taken back by a person, and never a word of either lost. Nothing is copied:
// « the same » is a fact beside the records, so that both keep their history and separating them is one more fact.
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard, SameFact } from '#domain/record/cards.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';

const SAME = 'same-company';
const APART = 'other-company';

/** What a company's record says of others, oldest first; what is not understood is passed over (SYNC R10). */
export function readSameFacts(view: RecordView): SameFact[] {
  return view.events.flatMap(({ id, at, type, body }): SameFact[] => {
    if (type !== SAME && type !== APART) return [];
    const { with: other, keep } = body;
    if (typeof other !== 'string' || other === '') return [];
    const kept = type === SAME && typeof keep === 'string' && keep !== '' ? (keep as DocId) : null;
    return [{ id, at, with: other as DocId, same: type === SAME, keep: kept }];
  });
}

/** In the record of `keep`: `other` is the same company. Lists show `keep` from now on. */
export function joinCompanies(draft: Draft, keep: DocId, other: DocId): void {
  draft.event(SAME, { with: other, keep });
}

/** In the record of one company: it is another than these after all. */
export function separateCompanies(draft: Draft, others: readonly DocId[]): void {
  for (const other of others) draft.event(APART, { with: other });
}

export interface Identities {
  /** The record that stands for this one in lists: itself when it is nobody else. */
  of(doc: DocId): DocId;
  /** All records of this company, in the order of their ids; at least the one asked for. */
  group(doc: DocId): readonly DocId[];
  /** True when no two records are one company. */
  readonly plain: boolean;
}

interface PairFact extends SameFact {
  readonly pair: readonly [DocId, DocId];
}

const isLater = (a: SameFact, b: SameFact): boolean => a.at > b.at || (a.at === b.at && a.id > b.id);

/** The last word on each pair, whichever of the two records holds it. */
function lastWords(facts: Iterable<readonly [DocId, readonly SameFact[]]>): PairFact[] {
  const words = new Map<string, PairFact>();
  for (const [doc, said] of facts) {
    for (const fact of said) {
      if (fact.with === doc) continue;
      const pair = doc < fact.with ? ([doc, fact.with] as const) : ([fact.with, doc] as const);
      const known = words.get(pair.join(' '));
      if (!known || isLater(fact, known)) words.set(pair.join(' '), { ...fact, pair });
    }
  }
  return [...words.values()].filter(({ same }) => same);
}

/**
 * Who is who, from what all records say: the same on every device that holds the same records, whatever the order.
 * Pairs add up (a ring of them included); the record shown is the one that the latest of the group's facts kept, and the
 * first by id should that one be gone.
 */
export function identitiesOf(
  facts: Iterable<readonly [DocId, readonly SameFact[]]>,
  isHere: (doc: DocId) => boolean,
): Identities {
  const joined = lastWords(facts);
  const root = new Map<DocId, DocId>();
  const find = (doc: DocId): DocId => {
    let at = doc;
    for (let up = root.get(at); up !== undefined && up !== at; up = root.get(at)) at = up;
    return at;
  };
  for (const { pair } of joined) {
    const [a, b] = [find(pair[0]), find(pair[1])];
    const [low, high] = a < b ? [a, b] : [b, a];
    root.set(high, low);
  }
  const members = new Map<DocId, DocId[]>();
  for (const doc of [...new Set(joined.flatMap(({ pair }) => pair))].filter(isHere).sort()) {
    members.set(find(doc), [...(members.get(find(doc)) ?? []), doc]);
  }
  const shown = new Map<DocId, { readonly fact: PairFact; readonly keep: DocId }>();
  for (const fact of joined) {
    const { keep } = fact;
    if (!keep || !fact.pair.includes(keep) || !isHere(keep)) continue;
    const group = find(keep);
    const known = shown.get(group);
    if (!known || isLater(fact, known.fact)) shown.set(group, { fact, keep });
  }
  return {
    plain: joined.length === 0,
    of: (doc) => shown.get(find(doc))?.keep ?? members.get(find(doc))?.[0] ?? doc,
    group: (doc) => members.get(find(doc)) ?? [doc],
  };
}

/**
 * One card for a company of several records: what the shown record leaves empty is filled from the others in the order
 * of their ids; links and refusals of all of them hold.
 */
export function oneCard(shown: CompanyCard, others: readonly CompanyCard[], identities: Identities): CompanyCard {
  const all = [shown, ...others];
  const first = <Key extends keyof CompanyCard>(key: Key): CompanyCard[Key] =>
    (all.find((card) => card[key] !== '' && card[key] !== null) ?? shown)[key];
  const links = new Map(
    all
      .flatMap((card) => card.links)
      .map(({ to, type }) => ({ to: identities.of(to), type }))
      .filter(({ to }) => to !== shown.doc)
      .map((link) => [`${link.type} ${link.to}`, link]),
  );
  return {
    ...shown,
    siret: first('siret'),
    naf: first('naf'),
    legalForm: first('legalForm'),
    sizeBand: first('sizeBand'),
    commune: first('commune'),
    outside: shown.commune === '' && all.some(({ commune }) => commune !== '') ? false : shown.outside,
    sector: first('sector'),
    source: first('source'),
    head: first('head'),
    phone: first('phone'),
    ambassador: first('ambassador'),
    // One refusal is enough: it is never undone by a merge.
    stance: all.find(({ stance }) => stance === 'ne-plus-contacter')?.stance ?? shown.stance,
    updatedAt: Math.max(...all.map(({ updatedAt }) => updatedAt)),
    conflicts: all.reduce((sum, { conflicts }) => sum + conflicts, 0),
    links: [...links.values()],
  };
}
