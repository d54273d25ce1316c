// Photos on the server: rights from the database, bytes on disk, one receipt (SYNC section 4, L10).
import { open } from 'node:fs/promises';
import type { DocId } from '#domain/ids.ts';
import { fail, ok } from '#domain/result.ts';
import type { BlobSha } from '#protocol/blobs.ts';
import type { Outcome, Store } from '#server/store/store.ts';
import { type Collected, createCollector, dropUnnamed } from './blob-collector.ts';
import { createBlobFiles, fits, type Parcel } from './blob-files.ts';
import { guarded, inTurn } from './blob-turns.ts';
import type { WriteDurably } from './durable-file.ts';

export interface SeenBlob {
  readonly bytes: number;
  /** The bytes from `start` to `end`, both included. */
  read(start: number, end: number): ReadableStream<Uint8Array>;
}

export interface BlobHouse {
  /** Numbers of the pieces that are not here; empty means received for good. Refuses as `BlobLedger.toSend`. */
  missing(member: string, parcel: Parcel): Outcome<readonly number[]>;
  /** Takes one piece, and answers as `missing`; also `garbage` (wrong length), `wrong-sum`, `disk-full`. */
  put(member: string, parcel: Parcel, n: number, body: Uint8Array): Outcome<readonly number[]>;
  see(member: string, doc: DocId, sha: BlobSha): Outcome<SeenBlob>;
  /** Destroys at once what belonged to erased records. */
  sweepErased(): Outcome<Collected>;
  /** The same, and what nobody named or finished for 30 days; `now` in ms since 1970. For the housekeeping. */
  collectOrphans(now: number): Outcome<Collected>;
}

export function createBlobHouse({ blobs }: Pick<Store, 'blobs'>, folder: string, write?: WriteDurably): BlobHouse {
  const files = createBlobFiles(folder, write);
  const alone = <Value>(sha: BlobSha, act: () => Outcome<Value>): Outcome<Value> => inTurn(files.path(sha), act);
  const collector = createCollector(blobs, files);

  async function standing(member: string, parcel: Parcel): Outcome<readonly number[]> {
    const row = await blobs.toSend(member, parcel.doc, parcel.sha);
    if (!row.ok) return row;
    // A restored database may name what the disk no longer has: the device sends it again.
    if (row.value && (await files.holds(parcel.sha, row.value.bytes))) return ok([]);
    return ok(await files.missingParts(parcel));
  }

  /** All pieces are there, or the whole is: verified, durable, named, and only then said. */
  async function settle(member: string, parcel: Parcel): Outcome<readonly number[]> {
    const row = await blobs.toSend(member, parcel.doc, parcel.sha);
    if (!row.ok) return row;
    if (row.value && (await files.holds(parcel.sha, row.value.bytes))) return ok([]);
    if (!(await files.assemble(parcel))) {
      await files.dropParts(parcel);
      return fail({ type: 'wrong-sum' });
    }
    const kept = await blobs.keep(member, parcel);
    if (!kept.ok) {
      await dropUnnamed(blobs, files, parcel.sha);
      return kept;
    }
    // Another process may just have swept the same picture of an erased record: its pieces are still here.
    if (!(await files.holds(parcel.sha, parcel.bytes))) return fail({ type: 'unavailable' });
    await files.dropParts(parcel);
    return ok([]);
  }

  return {
    missing: (member, parcel) =>
      alone(parcel.sha, async () => {
        const missing = await standing(member, parcel);
        return missing.ok && missing.value.length === 0 ? settle(member, parcel) : missing;
      }),
    put: (member, parcel, n, body) =>
      alone(parcel.sha, async () => {
        if (!fits(parcel, n, body.length)) return fail({ type: 'garbage' });
        const before = await standing(member, parcel);
        if (!before.ok || before.value.length === 0) return before.ok ? settle(member, parcel) : before;
        await files.putPart(parcel, n, body);
        const missing = await files.missingParts(parcel);
        return missing.length === 0 ? settle(member, parcel) : ok(missing);
      }),
    see: (member, doc, sha) =>
      guarded(async () => {
        const row = await blobs.toSee(member, doc, sha);
        if (!row.ok) return row;
        const { bytes } = row.value;
        if (!(await files.holds(sha, bytes))) return fail({ type: 'unknown-target' });
        return ok({ bytes, read: (start, end) => streamOf(files.path(sha), start, end) });
      }),
    sweepErased: () => guarded(collector.sweepErased),
    collectOrphans: (now) => guarded(() => collector.collectOrphans(now)),
  };
}

/** The store whose erasures take the files with them; what a crash in between leaves, the next sweep takes. */
export function erasingFiles(store: Store, house: BlobHouse): Store {
  return {
    ...store,
    async erase(by, doc) {
      const erased = await store.erase(by, doc);
      if (erased.ok) await house.sweepErased();
      return erased;
    },
  };
}

/** How much is read at once, bytes. */
const STEP = 64 * 1024;

function streamOf(path: string, start: number, end: number): ReadableStream<Uint8Array> {
  let at = start;
  const file = open(path, 'r');
  file.catch(() => undefined);
  const close = async (): Promise<void> => (await file).close();
  return new ReadableStream({
    async pull(controller) {
      const handle = await file;
      const length = Math.min(STEP, end + 1 - at);
      const { bytesRead, buffer } = await handle.read(new Uint8Array(length), 0, length, at);
      at += bytesRead;
      if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
      if (bytesRead > 0 && at <= end) return;
      await close();
      if (at <= end) controller.error(new Error('the file ended early'));
      else controller.close();
    },
    cancel: close,
  });
}
