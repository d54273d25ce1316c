// Who else around a company named the same topic: the advisor's best argument, told with counts. A company says it in its
// dossier, or by its place in a stake.
import type { DocId } from '#domain/ids.ts';
import type { StakeCard } from '#domain/record/cards.ts';
import { communeOf, distanceKm } from '#domain/territory/communes.ts';
import { citingByTopic, type CitingData } from './stake-proposals.ts';

export interface Neighbour {
  readonly company: DocId;
  /** INSEE code. */
  readonly commune: string;
  /** Km in a straight line. */
  readonly km: number;
  /** Agreed to be named to a group on this topic. */
  readonly named: boolean;
}

export interface SharedTopic {
  readonly topic: string;
  /** Nearest first; never the company itself, each once. */
  readonly others: readonly Neighbour[];
  /** Stakes on the topic that this company may still join or already shares. */
  readonly stakes: readonly StakeCard[];
}

const ENDED: ReadonlySet<string> = new Set(['autonome', 'clos', 'refuse', 'reoriente']);

/** A member that said no does not have the need. */
const takesPart = ({ position }: StakeCard['members'][number]): boolean => position !== 'non';

/**
 * For each topic of a company who else cites it within `km`, those with the most others first. A company without a
 * commune in the territory has no neighbours: no distance is made up. Stakes are those the reader may see.
 */
export function sharedTopics(company: DocId, data: CitingData, km: number): SharedTopic[] {
  const here = communeOf(data.companies.get(company)?.commune ?? '');
  const citing = citingByTopic(data);
  const stakes = [...data.stakes].sort((a, b) => (a.doc < b.doc ? -1 : 1));
  const shared = [...citing].flatMap(([topic, companies]): SharedTopic[] => {
    if (!companies.has(company)) return [];
    const onTopic = stakes.filter((stake) => stake.topic === topic);
    const members = onTopic.flatMap((stake) => stake.members.filter(takesPart));
    const docs = new Set([...companies.keys(), ...members.map((member) => member.company)]);
    docs.delete(company);
    const others = [...docs].flatMap((doc): Neighbour[] => {
      const card = data.companies.get(doc);
      const there = card && communeOf(card.commune);
      if (!here || !there || card.stance === 'ne-plus-contacter') return [];
      const far = distanceKm(here, there);
      const named = members.some((member) => member.company === doc && member.named === true);
      return far <= km ? [{ company: doc, commune: there.code, km: far, named }] : [];
    });
    return [
      {
        topic,
        others: others.sort((a, b) => a.km - b.km || (a.company < b.company ? -1 : 1)),
        stakes: onTopic.filter(({ state }) => !ENDED.has(state)),
      },
    ];
  });
  return shared
    .filter(({ others, stakes: open }) => others.length > 0 || open.length > 0)
    .sort((a, b) => b.others.length - a.others.length || (a.topic < b.topic ? -1 : 1));
}
