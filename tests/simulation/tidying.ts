// What a page does while nobody waits for it: the rows of a record become one (D5), and what the backup holds leaves a
// full tablet (D7).
import type { DocId } from '#domain/ids.ts';
import { createFolding } from '#store/folding.ts';
import { createCoverage, stretchesOf } from './coverage.ts';
import type { Tab, Tablet, World } from './world.ts';

/** Another tab may write, and the exchange receive, between its reading and its writing. */
export function foldRows(world: World, tablet: Tablet, tab: Tab): void {
  world.note(`${tablet.name}${tab.suffix} folds the rows of its records`);
  const breathe = (): Promise<void> => Promise.resolve();
  void createFolding({ storage: tab.storage, idle: breathe }, tablet.chance.between(2, 5)).sweep();
}

/** Records that no screen of this tab shows; another tab may show them. */
export function makeRoom(world: World, tablet: Tablet, tab: Tab): void {
  const chosen = [...tablet.disk.doc.keys()].filter((doc) => !tab.store.isOpen(doc) && tablet.chance.happens(0.5));
  const docs = chosen.filter((doc) => isOld(world, tablet, doc));
  void tab.storage.evict(docs).then((done) => {
    if (!done.ok) return;
    // From then on the backup answers for them, and one that is lost or older than it was said to be takes them along.
    for (const doc of done.value) tablet.everForgot.add(doc);
    if (done.value.length === 0) return;
    world.note(`${tablet.name} gives the room of ${done.value.length} records away`);
    // Only records closed for a year leave a tablet: nobody puts back a copy that is older than that.
    world.backups.splice(0, world.backups.length - 1);
    world.hasEvicted = true;
  });
}

/** Closed for a year, so that the server and every copy which might be put back have long held all of it. */
function isOld(world: World, tablet: Tablet, doc: DocId): boolean {
  const held = (tablet.disk.upd.get(doc) ?? []).map(({ body }) => stretchesOf(body));
  return [world.host.state(), ...world.backups].every(({ log }) => {
    const there = createCoverage();
    for (const row of log) if (row.type === 'upd' && row.doc === doc) there.add(stretchesOf(row.body));
    return held.every((stretches) => there.holds(stretches));
  });
}

/** Somebody opens everything of which only the card is here. */
export async function wantAll(tablet: Tablet, tab: Tab): Promise<void> {
  for (const { id, absent } of tablet.disk.doc.values()) if (absent) await tab.storage.wantWhole(id, 0);
}
