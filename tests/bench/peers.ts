// The product beside those who do the same work: the same edits, the same line, each with its best ordinary settings.
import { installPeers } from './peer-process.ts';
import { peersFieldDay } from './peers-field-day.ts';
import { peersFirstSync } from './peers-first-sync.ts';
import { peersIdle } from './peers-idle.ts';
import { peersKills } from './peers-kills.ts';
import { peersReturn } from './peers-return.ts';
import { peersStore } from './peers-store.ts';
import { type Measured, report, type Spread, type Target } from './report.ts';

const PARTS: Readonly<Record<string, (runs: number) => Promise<Measured>>> = {
  'field-day': peersFieldDay,
  'first-sync': peersFirstSync,
  return: peersReturn,
  idle: peersIdle,
  store: peersStore,
  kills: peersKills,
};

/** @param only names of parts; empty: all of them */
export async function peers(runs: number, only: readonly string[]): Promise<void> {
  const unknown = only.filter((name) => !(name in PARTS));
  if (unknown.length > 0)
    throw new Error(`no such part: ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);
  installPeers();
  const figures: Record<string, Spread> = {};
  const targets: Target[] = [];
  for (const [name, measure] of Object.entries(PARTS)) {
    if (only.length > 0 && !only.includes(name)) continue;
    const measured = await measure(runs);
    Object.assign(figures, measured.figures);
    targets.push(...measured.targets);
  }
  report('peers', runs, figures, targets);
}
