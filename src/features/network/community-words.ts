// What a community is called: by what at least half of its companies have in common, else by whom it stands around.
import type { DocId } from '#domain/ids.ts';
import { commonGround } from '#domain/network/common-ground.ts';
import type { Community } from '#domain/network/communities.ts';
import type { Bassin } from '#domain/territory/bassins.ts';
import { communeOf } from '#domain/territory/communes.ts';
import type { Caption } from './graph-picture.ts';
import type { Scene } from './graph-scene.ts';
import { t } from './messages.ts';
import type { NetworkModel } from './network-model.ts';
import type { NetworkRow } from './network-rows.ts';
import { rowsByDoc } from './network-sort.ts';
import { bassinName, nameOf } from './network-words.ts';

export type CommunityNames = ReadonlyMap<DocId, string>;

/** The names of communities by their ids. */
export function communityNames(model: NetworkModel, communities: readonly Community[]): CommunityNames {
  // What the cards say now; a name does not change with each record that arrives.
  const rows = rowsByDoc(model.rows.peek());
  const titles = new Map(model.stakes.peek().map(({ doc, title }) => [doc, title]));
  return new Map(communities.map((one) => [one.id, nameOfCommunity(model, one, rows, titles)]));
}

function nameOfCommunity(
  model: NetworkModel,
  { members }: Community,
  rows: ReadonlyMap<DocId, NetworkRow>,
  titles: ReadonlyMap<DocId, string>,
): string {
  const companies = members.flatMap((doc) => rows.get(doc) ?? []);
  const ground = commonGround(
    companies.map(({ company, commune, bassin, stakes }) => ({
      sector: company.sector,
      commune: commune?.code ?? '',
      bassin,
      stakes,
    })),
  );
  const place = communeOf(ground.commune ?? '')?.name ?? (ground.bassin ? bassinName(ground.bassin as Bassin) : '');
  const subject = (ground.stake && titles.get(ground.stake)) || (ground.sector && model.sectorName(ground.sector));
  const parts = [subject, place].filter((part) => part);
  return parts.length > 0 ? parts.join(' · ') : around(companies);
}

function around(companies: readonly NetworkRow[]): string {
  const [best] = [...companies].sort((a, b) => (b.links ?? 0) - (a.links ?? 0) || (a.doc < b.doc ? -1 : 1));
  return best ? t().communityAround(nameOf(best)) : t().communityOther;
}

/** Below so many nodes in the picture a part of it needs no name of its own. */
const WORTH_NAMING = 60;

/** The names of the larger communities, each in the middle of those of its nodes that are in the picture. */
export function captionsOf(scene: Scene, communities: readonly Community[], names: CommunityNames): Caption[] {
  if (scene.nodes.length < WORTH_NAMING) return [];
  return communities.flatMap((community): Caption[] => {
    const nodes = community.members.flatMap((doc: DocId) => {
      const at = scene.at.get(doc);
      return at === undefined ? [] : (scene.nodes[at] ?? []);
    });
    if (nodes.length < 5) return [];
    const x = nodes.reduce((sum, node) => sum + node.x, 0) / nodes.length;
    const y = nodes.reduce((sum, node) => sum + node.y, 0) / nodes.length;
    return [{ x, y, text: names.get(community.id) ?? '' }];
  });
}
