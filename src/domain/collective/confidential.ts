// A confidential stake leaves the team by no door: not by a file, a document or a printed page, nor by the screen of a
// committee member or a partner; and neither does what is done for it (PRODUCT 1.4). Every door asks here. The server sends
// the stake itself to the team only (`mayReadRecord`); its actions travel to everybody, and are hidden where it is not.
import { maySeeConfidential, type Role } from '#domain/access/role.ts';
import type { DocId } from '#domain/ids.ts';
import type { ActionCard, StakeCard } from '#domain/record/cards.ts';

type Stakes = ReadonlyMap<DocId, Pick<StakeCard, 'confidential'>>;

/** For files, documents and printed pages, whoever makes them. */
export function publicStakes<Card extends Pick<StakeCard, 'confidential'>>(stakes: Iterable<Card>): Card[] {
  return [...stakes].filter(({ confidential }) => !confidential);
}

/** Whether files, documents and printed pages may tell of it. An action whose stake is not on this device is kept back: it may be confidential. */
export function isPublicAction({ stake }: Pick<ActionCard, 'stake'>, stakes: Stakes): boolean {
  return stake === null || stakes.get(stake)?.confidential === false;
}

/** For files, documents and printed pages. */
export function publicActions<Card extends Pick<ActionCard, 'stake'>>(actions: Iterable<Card>, stakes: Stakes): Card[] {
  return [...actions].filter((action) => isPublicAction(action, stakes));
}

/** For the screen of somebody with this role. */
export function stakesFor<Card extends Pick<StakeCard, 'confidential'>>(role: Role, stakes: Iterable<Card>): Card[] {
  return maySeeConfidential(role) ? [...stakes] : publicStakes(stakes);
}

/** For the screen of somebody with this role. */
export function actionsFor<Card extends Pick<ActionCard, 'stake'>>(
  role: Role,
  actions: Iterable<Card>,
  stakes: Stakes,
): Card[] {
  return maySeeConfidential(role) ? [...actions] : publicActions(actions, stakes);
}
