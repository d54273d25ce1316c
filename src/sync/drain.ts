// One run of the exchange, step by step, until both sides hold the same. Page and worker share it.
import { ok } from '#domain/result.ts';
import { CAPS } from '#protocol/caps.ts';
import type { Account, ExchangeState } from '#storage/exchange-state.ts';
import { isUrgent } from '#storage/whole-store.ts';
import { adviceFor, type Advice } from './advice.ts';
import type { DrainPorts } from './drain-ports.ts';
import { exchangePage } from './exchange-page.ts';
import { bootPage, isFirst } from './first-sync.ts';
import { docsPage, wantedHoles } from './holes.ts';
import { newRun, type Run, shrink, type Step } from './run.ts';
import { sealOutbox } from './seal.ts';

/** Tries at one page before the run gives up and waits for the next trigger. */
const TRIES = 5;
/** Until a full server is tried again, seconds. */
const FULL_WAIT = 60;
/** Between two comparisons of everything, ms. */
const AUDIT_EVERY = 24 * 3_600_000;

/**
 * Sends everything sealed and takes in everything new. Ends with what to tell the person and when to try again.
 * @param deadline moment (ms since 1970) after which no further page is begun
 */
export async function drain(ports: DrainPorts, deadline = Number.POSITIVE_INFINITY): Promise<Advice> {
  const run = newRun();
  for (;;) {
    const state = await ports.storage.exchangeState();
    if (!state.ok) return adviceFor({ type: 'storage', failure: state.error });
    if (!state.value.account) return adviceFor({ type: 'alone' });
    const advice = judge(ports, run, state.value, await nextStep(ports, run, state.value, state.value.account));
    if (advice) return advice;
    if (ports.now() >= deadline) return adviceFor({ type: 'deadline' });
  }
}

/** The cards of a first sync, what somebody waits for, what was written, the other records, what is missing: in this order. */
async function nextStep(ports: DrainPorts, run: Run, state: ExchangeState, account: Account): Promise<Step> {
  if (isFirst(state)) return bootPage(ports, run, state, account);
  const holes = await ports.storage.holes();
  if (!holes.ok) return { type: 'storage', failure: holes.error };
  const wanted = wantedHoles(run, holes.value);
  const urgent = wanted.filter(isUrgent);
  if (urgent.length > 0) return docsPage(ports, run, account, urgent);
  if (run.settled) return wanted.length > 0 ? docsPage(ports, run, account, wanted) : rest(ports, run, state, account);
  const sealed = await sealOutbox(ports);
  if (!sealed.ok) return { type: 'storage', failure: sealed.error };
  const batches = run.full ? ok([]) : await ports.storage.sealed({ bytes: run.page, items: CAPS.pushItems });
  if (!batches.ok) return { type: 'storage', failure: batches.error };
  if (state.boot && batches.value.length === 0) return bootPage(ports, run, state, account);
  return exchangePage(ports, run, state, account, batches.value);
}

/** Nothing is left to exchange: once a day, what is here is compared with what is there (SYNC R11). */
async function rest(ports: DrainPorts, run: Run, state: ExchangeState, account: Account): Promise<Step> {
  const now = ports.now();
  const isDue = state.auditedAt === null || Math.abs(now - state.auditedAt) >= AUDIT_EVERY;
  if (!ports.audit || run.audited || !isDue) return { type: 'done', at: now };
  run.audited = true;
  const found = await ports.audit(ports, account);
  if (found === 0) return { type: 'done', at: now };
  run.settled = false;
  return { type: 'moved' };
}

/** Null: the run goes on. */
function judge(ports: DrainPorts, run: Run, state: ExchangeState, step: Step): Advice | null {
  if (step.type === 'moved') {
    run.tries = 0;
    return null;
  }
  if (step.type !== 'page') {
    const advice = adviceFor(step);
    run.tries += 1;
    shrink(run);
    return !advice.again || run.tries >= TRIES ? advice : null;
  }
  const { received, waiting, more } = step;
  run.tries = 0;
  run.done += received;
  ports.progress?.(run.done, run.done + waiting);
  run.settled = waiting === 0 && !more && state.boot === null;
  if (run.settled) return null;
  run.full ||= step.full;
  if (state.boot) {
    // What the server does not take now does not hold up what it gives.
    run.full ||= received === 0;
    return null;
  }
  if (run.full && !more) return adviceFor({ type: 'refused', reason: 'disk-full', retryAfter: FULL_WAIT });
  // One page in vain is nothing: what waits may have been written while it travelled.
  run.idle = received === 0 && !more ? run.idle + 1 : 0;
  return run.idle > 1 ? adviceFor({ type: 'stuck' }) : null;
}
