// Why something is proposed, in plain words: never a figure of a score.
import { companyName } from '#binding/company/company-words.ts';
import { dimensionLabel } from '#binding/dossier/dossier-words.ts';
import { answerWords } from '#binding/question/grid-words.ts';
import { topicName } from '#binding/topic-words.ts';
import { dayAt } from '#domain/day.ts';
import { questionOf } from '#domain/grid/grid.ts';
import type { Reason } from '#domain/network/affinity.ts';
import type { StakeProposal } from '#domain/network/proposals.ts';
import { formatDay, formatDistance, list } from '#i18n/format.ts';
import { frenchWithin } from '#i18n/french.ts';
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

/** What a reason is about, in words. */
function aboutOf(store: Store, reason: Reason): string {
  if (reason.type === 'topic') return topicName(store, reason.topic);
  if (reason.type === 'sector') return sectorName(store, reason.sector);
  return 'dimension' in reason ? dimensionName(store, reason.dimension) : '';
}

/** Reasons of one kind in one line; `alone`: of one company, not of two. */
function lineOf(store: Store, first: Reason, about: string, alone: boolean): string {
  const words = t().reasons;
  switch (first.type) {
    case 'need':
      return words.need(about);
    case 'strength':
      return (alone ? words.ownStrength : words.strength)(about);
    case 'topic':
      return words.topic(about);
    case 'sector':
      return words.sector(about);
    case 'brings':
      return words.brings(companyName(store, first.from), companyName(store, first.to), about);
    case 'known-by':
      return words.knownBy(first.companies);
    case 'wants-to-share':
      return words.share;
  }
}

/** A line for each kind of reason, in the order they came. */
export function reasonLines(store: Store, reasons: readonly Reason[], alone = false): string[] {
  const kindOf = (reason: Reason): string => (reason.type === 'brings' ? `brings ${reason.from}` : reason.type);
  return [...Map.groupBy(reasons, kindOf).values()].flatMap((same) => {
    const [first] = same;
    const about = same.map((reason) => aboutOf(store, reason));
    return first ? [frenchWithin(lineOf(store, first, list(about), alone), about)] : [];
  });
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
