// WS /v1/live: hints and presence only, never data. A hint may be late, repeated or lost; what it announces is read by a sync.
import { z } from '#domain/schema.ts';

/** The first message of a device; without it within seconds the server closes. */
export const liveHello = z.object({ type: z.literal('hello'), token: z.string().check(z.maxLength(200)) });

/** The device shows this record now; '' none. Said again every `PRESENCE_EVERY` ms while it does. */
export const liveHere = z.object({ type: z.literal('here'), doc: z.string().check(z.maxLength(22)) });

/** The log has grown to this number. */
export const liveHead = z.object({ type: z.literal('head'), seq: z.number() });
export type LiveHead = z.infer<typeof liveHead>;

/** Other people who show the same record now, by member id; one person with two devices counts once. */
export const livePeers = z.object({
  type: z.literal('peers'),
  doc: z.string().check(z.maxLength(22)),
  members: z.array(z.string().check(z.maxLength(64))),
});
export type LivePeers = z.infer<typeof livePeers>;

/** Close code for a token that opens nothing. */
export const LIVE_REFUSED = 4401;
/** Bytes of one message, at most. */
export const LIVE_MESSAGE_BYTES = 2_048;
/** Between two signs of presence, ms; after two and a half of them in silence somebody is gone. */
export const PRESENCE_EVERY = 20_000;
