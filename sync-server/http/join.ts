// POST /v1/join: a one-time code becomes a device with its own token.
import { joinRequest } from '#protocol/enrolment.ts';
import { type AttemptLimit, createAttemptLimit } from '#server/auth/attempt-limit.ts';
import type { Store } from '#server/store/store.ts';
import { readJson } from './body.ts';
import { answer, refuse, type Route } from './route.ts';

const ATTEMPTS = 20;
const WINDOW = 600_000;

/** Only failures count: a training room full of tablets behind one address joins at its own pace. */
export function joinRoute(store: Store, now: () => number): Route {
  const limit: AttemptLimit = createAttemptLimit(ATTEMPTS, WINDOW, now);
  return async (c) => {
    const address = c.env.incoming.socket.remoteAddress ?? '';
    const wait = limit.waitFor(address);
    if (wait > 0) return refuse(c, 'too-many-requests', wait);
    const request = await readJson(c, joinRequest);
    if (!request.ok) {
      limit.failed(address);
      return refuse(c, request.error.type);
    }
    const joined = await store.join(request.value);
    if (joined.ok) return answer(c, joined.value);
    // A taken tag says that the code was right.
    if (joined.error.type.startsWith('link-')) limit.failed(address);
    return refuse(c, joined.error.type);
  };
}
