// The product beside those who do the same work: the same edits, the same line, each with its best ordinary settings.
import { installPeers } from './peer-process.ts';
import { peersFieldDay } from './peers-field-day.ts';
import { peersFirstSync } from './peers-first-sync.ts';
import { peersIdle } from './peers-idle.ts';
import { peersKills } from './peers-kills.ts';
import { peersReturn } from './peers-return.ts';
import { peersStore } from './peers-store.ts';
import { type Measured, measureParts } from './report.ts';

const PARTS: Readonly<Record<string, (runs: number) => Promise<Measured>>> = {
  'field-day': peersFieldDay,
  'first-sync': peersFirstSync,
  return: peersReturn,
  idle: peersIdle,
  store: peersStore,
  kills: peersKills,
};

export async function peers(runs: number, only: readonly string[]): Promise<void> {
  installPeers();
  await measureParts('peers', PARTS, runs, only);
}
