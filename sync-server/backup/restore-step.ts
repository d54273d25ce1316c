// What the ways of putting a backup back have in common.
import { fail, ok, type Result } from '#domain/result.ts';
import type { Sources, Store } from '#server/store/store.ts';
import type { Manifest, ManifestFailure } from './manifest.ts';

export type RestoreFailure =
  | ManifestFailure
  /** A server (or somebody's command line) has the data open. */
  | { readonly type: 'in-use' }
  | { readonly type: 'moved-to-postgres' }
  /** A dump goes into a Postgres only. */
  | { readonly type: 'needs-postgres' }
  | { readonly type: 'no-tools' }
  | { readonly type: 'tool-failed'; readonly detail: string }
  | { readonly type: 'log-broken'; readonly row: number };

export interface Step {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly sources: Sources;
  readonly now: number;
}

/** Opens a restored database as a server does (the ledger is applied), checks it, and tells it what the backup holds. */
export async function settle(open: () => Promise<Store>, { manifest }: Step): Promise<Result<null, RestoreFailure>> {
  const store = await open();
  try {
    const verified = await store.verify();
    if (!verified.ok) throw new Error(`the restored database answers ${verified.error.type}`);
    if (verified.value.brokenAt !== null) return fail({ type: 'log-broken', row: verified.value.brokenAt });
    const told = await store.setStable(manifest.seq);
    if (!told.ok) throw new Error(`the restored database answers ${told.error.type}`);
    return ok(null);
  } finally {
    await store.close();
  }
}
