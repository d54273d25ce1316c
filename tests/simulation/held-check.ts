// D2, L7: what the cursor of a tablet says it holds it holds, or it knows that something is missing.
import { createCoverage, type Stretch } from './coverage.ts';
import { willHeal } from './healing.ts';
import { wasKeptBack } from './rights.ts';
import { Violation } from './violation.ts';
import type { HistoryMark } from '#storage/receipt.ts';
import type { Tablet, World } from './world.ts';

/** Looks at everybody's records only: whose a private one was at which row is not known any more. */
export function checkHeld(world: World, tablet: Tablet, read: (body: Uint8Array) => Stretch[]): void {
  const { disk } = tablet;
  const cursor = (disk.meta.get('cursor') ?? null) as HistoryMark | null;
  const state = world.host.state();
  if (cursor === null || disk.meta.has('boot') || willHeal(tablet, state)) return;
  for (const row of state.log.slice(0, cursor.seq)) {
    if (row.type !== 'upd' || row.channel !== 'network' || row.body.length === 0) continue;
    if (disk.hole.has(row.doc) || disk.doc.get(row.doc)?.absent || state.records.get(row.doc)?.erased) continue;
    if (tablet.role === 'committee' && wasKeptBack(state, row.doc, cursor.seq)) continue;
    const held = createCoverage();
    for (const { body } of disk.upd.get(row.doc) ?? []) held.add(read(body));
    if (!held.holds(read(row.body)))
      throw new Violation('D2', `${tablet.name} stands at ${cursor.seq} and lacks row ${row.seq} of ${row.doc}`);
  }
}
