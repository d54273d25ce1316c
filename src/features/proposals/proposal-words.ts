// Why something is proposed, in plain words: never a figure of a score.
import { companyName } from '#binding/company/company-words.ts';
import { dimensionLabel } from '#binding/dossier/dossier-words.ts';
import { answerWords } from '#binding/question/grid-words.ts';
import { topicName } from '#binding/topic-words.ts';
import { dayAt } from '#domain/day.ts';
import { questionOf } from '#domain/grid/grid.ts';
import type { Reason } from '#domain/network/affinity.ts';
import type { StakeProposal } from '#domain/network/proposals.ts';
import { formatDay, formatDistance } from '#i18n/format.ts';
import type { Store } from '#store/store.ts';
import { t } from './messages.ts';

function dimensionName(store: Store, id: string): string {
  const grids = [store.grids.current.value, ...store.grids.all.value.values()];
  const grid = grids.find((one) => one?.dimensions.some((dimension) => dimension.id === id));
  return grid ? dimensionLabel(grid, id) : id;
}

function sectorName(store: Store, sector: string): string {
  const grid = store.grids.current.value;
  const question = grid && questionOf(grid, 'ctx.secteur');
  return question ? answerWords(question, { value: sector, na: false }) : sector;
}

/** `alone`: of one company, not of two. */
export function reasonWords(store: Store, reason: Reason, alone = false): string {
  const words = t().reasons;
  switch (reason.type) {
    case 'need':
      return words.need(dimensionName(store, reason.dimension));
    case 'strength':
      return (alone ? words.ownStrength : words.strength)(dimensionName(store, reason.dimension));
    case 'topic':
      return words.topic(topicName(store, reason.topic));
    case 'sector':
      return words.sector(sectorName(store, reason.sector));
    case 'brings':
      return words.brings(
        companyName(store, reason.from),
        companyName(store, reason.to),
        dimensionName(store, reason.dimension),
      );
    case 'known-by':
      return words.knownBy(reason.companies);
    case 'wants-to-share':
      return words.share;
  }
}

/** How far apart the companies of a group are. */
export function spreadWords({ spread }: Pick<StakeProposal, 'spread'>): string {
  return spread < 0.05 ? t().spreadSame : t().spread(formatDistance(Math.ceil(spread * 10) / 10));
}

/** Why a stake is proposed. */
export function stakeReasons({ companies, spread, before }: StakeProposal): string[] {
  const words = t();
  return [
    words.cited(companies.length),
    spreadWords({ spread }),
    words.unplaced,
    ...(before ? [words.before(formatDay(dayAt(before.at)), before.companies.length, before.reason)] : []),
  ];
}

/** How far two companies are from each other. */
export function apartWords(km: number | null): string {
  if (km === null) return t().apartUnknown;
  return km < 0.05 ? t().apartSame : t().apart(formatDistance(km));
}
