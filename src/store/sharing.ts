// Which values others may have read by now: those are kept when they are replaced (SYNC R12).
import type { ReadonlySignal } from '@preact/signals-core';
import type { DocId } from '#domain/ids.ts';
import type { Written } from '#domain/record/record.ts';
import type { Device } from './device.ts';
import type { Pending } from './pending.ts';

interface SharingPorts {
  readonly device: ReadonlySignal<Pick<Device, 'tag' | 'workspace'>>;
  readonly pending: ReadonlySignal<Pick<Pending, 'since'>>;
  /** Corrected time, ms since 1970. */
  readonly now: () => number;
}

/** Until then, ms, a value may wait in memory, and the outbox has not been counted again. */
const SETTLED = 5_000;
/** Moments are kept in whole seconds, and a stroke is committed within one, ms. */
const ROUNDING = 2_000;

/** A value of another device came through the server; one of ours was sent unless something as old still waits. */
export function createSharing({ device, pending, now }: SharingPorts): (doc: DocId, written: Written) => boolean {
  return (doc, { tag, at }) => {
    const { tag: own, workspace } = device.value;
    const isOwn = tag === own || tag.startsWith(`${own}.`);
    if (!isOwn) return true;
    if (workspace === null || at > now() - SETTLED) return false;
    const waits = pending.value.since.get(doc);
    return waits === undefined || at < waits - ROUNDING;
  };
}
