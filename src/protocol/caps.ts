// Sizes that both sides keep (SYNC L11): more is split by the sender or refused with a name by the receiver.

/** Bumped whenever a frame changes; a test hashes the frames' shape and demands it. */
export const PROTOCOL_VERSION = 2;
/** Devices that still speak this version are served in it: an old application never loses its outbox (SYNC L12). */
export const OLDEST_VERSION = 1;

export const CAPS = {
  /** One update of one record, bytes. */
  updateBytes: 256 * 1024,
  /** Items in one push. */
  pushItems: 200,
  /** A request's body as it travels, bytes. */
  requestBytes: 1024 * 1024,
  /** The same body inflated, bytes. */
  inflatedBytes: 4 * 1024 * 1024,
  /** What one reply may carry, bytes of bodies. */
  replyBytes: 512 * 1024,
  /** Rows in one reply. */
  replyRows: 1000,
  /** Records asked for whole in one request (SYNC L7). */
  docs: 500,
  /** Records compared in one request. */
  auditedDocs: 2000,
  /** A piece of a photo, bytes: small enough to pass where a whole picture would not. */
  chunkBytes: 64 * 1024,
  /** A photo, bytes. */
  blobBytes: 12 * 1024 * 1024,
  /** A name typed by a person: member, device, workspace. */
  nameLength: 80,
} as const;
