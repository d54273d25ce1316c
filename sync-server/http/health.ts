// GET /v1/health: for supervisors. Healthy means that a device's next push would be kept.
import type { Store } from '#server/store/store.ts';
import { answer, refuse, type Route } from './route.ts';

/** A real write at most this often, ms. */
const PROBE_EVERY = 5_000;

export function healthRoute(store: Store, version: string, now: () => number): Route {
  const startedAt = now();
  let checked: { readonly at: number; readonly probe: ReturnType<Store['probe']> } | null = null;
  return async (c) => {
    if (!checked || now() - checked.at >= PROBE_EVERY) checked = { at: now(), probe: store.probe() };
    const probe = await checked.probe;
    // 503 whatever the cause, as supervisors expect; the name says which.
    if (!probe.ok) {
      const status = probe.error.type === 'disk-full' ? 'read-only' : 'failing';
      return answer(c, { status, error: probe.error.type }, 503);
    }
    const status = await store.status();
    if (!status.ok) return refuse(c, status.error.type);
    // A push may have found out since.
    if (status.value.full) return answer(c, { status: 'read-only', error: 'disk-full' }, 503);
    const uptime = Math.round((now() - startedAt) / 1000);
    return answer(c, { status: 'ok', version, seq: status.value.head.seq, uptime });
  };
}
