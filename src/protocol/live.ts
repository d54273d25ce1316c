// WS /v1/live: hints only, never data. A hint may be late, repeated or lost; what it announces is read by a sync.
import { z } from '#domain/schema.ts';

/** The first message of a device; without it within seconds the server closes. */
export const liveHello = z.object({ type: z.literal('hello'), token: z.string().check(z.maxLength(200)) });

/** The log has grown to this number. */
export const liveHead = z.object({ type: z.literal('head'), seq: z.number() });
export type LiveHead = z.infer<typeof liveHead>;

/** Close code for a token that opens nothing. */
export const LIVE_REFUSED = 4401;
/** Bytes of one message, at most. */
export const LIVE_MESSAGE_BYTES = 2_048;
