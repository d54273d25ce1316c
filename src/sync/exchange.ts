// One whole run: the text until both sides hold the same, then photos, and the text again whenever some waits.
import { type Advice, adviceFor } from './advice.ts';
import { type LanePorts, moveBlobs } from './blob-lane.ts';
import { drain } from './drain.ts';
import type { DrainPorts } from './drain-ports.ts';

export interface ExchangePorts extends DrainPorts {
  readonly lane: Omit<LanePorts, 'storage' | 'now' | 'interrupted'>;
  readonly interrupted?: () => boolean;
  /** Told when the text is through, before the photos begin. */
  readonly onText?: (advice: Advice) => void;
}

/** @param deadline moment (ms since 1970) after which no further page or piece is begun */
export async function exchange(ports: ExchangePorts, deadline = Number.POSITIVE_INFINITY): Promise<Advice> {
  const { storage, now, lane, interrupted } = ports;
  for (;;) {
    const advice = await drain(ports, deadline);
    if (advice.status.type !== 'received') return advice;
    ports.onText?.(advice);
    const state = await storage.exchangeState();
    if (!state.ok || !state.value.account) return advice;
    const end = await moveBlobs({ ...lane, storage, now, interrupted }, state.value.account, deadline);
    if (end.type === 'moved') return advice;
    if (end.type !== 'text') return adviceFor(end);
  }
}
