// A tablet without photos: the simulated day is about text; the lane is proved against real servers.
import { ok } from '#domain/result.ts';
import type { BlobStore } from '#storage/blob-store.ts';

export const NO_BLOBS: BlobStore = {
  add: async () => ok(undefined),
  release: async () => ok(undefined),
  hold: async () => ok(undefined),
  drop: async () => ok(undefined),
  want: async () => ok(0),
  of: async () => ok([]),
  drafts: async () => ok([]),
  bytes: async () => ok(null),
  toMove: async () => ok([]),
  tell: async () => ok(undefined),
  begun: async () => ok(new Uint8Array(0)),
  keep: async () => ok(undefined),
  evict: async () => ok(0),
};
