// What a page does while nobody waits for it: the rows of a record become one (D5).
import { createFolding } from '#store/folding.ts';
import type { Tab, Tablet, World } from './world.ts';

/** Another tab may write, and the exchange receive, between its reading and its writing. */
export function foldRows(world: World, tablet: Tablet, tab: Tab): void {
  world.note(`${tablet.name}${tab.suffix} folds the rows of its records`);
  const breathe = (): Promise<void> => Promise.resolve();
  void createFolding({ storage: tab.storage, idle: breathe }, tablet.chance.between(2, 5)).sweep();
}
