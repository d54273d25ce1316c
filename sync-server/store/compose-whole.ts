// The half of the port that deals in whole records: reading them in one piece, and keeping them small. Unlike a sync, an
// act here takes several short transactions, so that nobody waits while bytes are worked on.
import { ok, type Result } from '#domain/result.ts';
import { auditFlow } from './audit-flow.ts';
import { bootFlow } from './boot-flow.ts';
import { createCompactor } from './compact-flow.ts';
import { workspaceOf } from './config-row.ts';
import { deriveRound } from './derive-flow.ts';
import { docsFlow } from './docs-flow.ts';
import { guarded } from './guarded.ts';
import type { Sources, Store, StoreFailure } from './store.ts';
import type { Database, Tables } from './tables.ts';

type WholeActs = Pick<Store, 'docs' | 'boot' | 'audit' | 'compact' | 'derive' | 'setStable'>;

export function createWholeActs(database: Database, { parser, now }: Pick<Sources, 'parser' | 'now'>): WholeActs {
  const compactor = createCompactor(database, parser);
  return {
    docs: (member, request) => guarded(() => docsFlow(database, parser, member, request)),
    boot: (member, request) => guarded(() => bootFlow(database, parser, now, member, request)),
    audit: (member, request) => guarded(() => auditFlow(database, parser, member, request)),
    compact: (round) => guarded(async () => ok(await compactor.compact(round))),
    derive: (round) => guarded(async () => ok(await deriveRound(database, parser, round))),
    setStable: (seq) => guarded(() => database.write((tables) => setStable(tables, seq))),
  };
}

async function setStable(tables: Tables, seq: number): Promise<Result<null, StoreFailure>> {
  const workspace = await workspaceOf(tables);
  const stable = Math.max(workspace.stable, Math.min(seq, workspace.head.seq));
  if (stable !== workspace.stable) await tables.putWorkspace({ ...workspace, stable });
  return ok(null);
}
