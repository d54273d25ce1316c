// The second copy of a record that is being edited, kept by the flight recorder (SYNC D4).
import type { FlightRecorder, Recording } from '#crdt/flight-recorder.ts';
import { mergeUpdates } from '#crdt/updates.ts';
import type { DocRow } from '#storage/tables.ts';

/** How long bytes are gathered, ms: the copy is written behind the frame that shows a key stroke, not before it. */
const GATHER = 40;

export interface HeldRecording {
  /** An act was applied: the copy is begun with it, or gets its bytes, behind the frame that shows it. */
  note(bytes: Uint8Array): void;
  /** The store could write: a copy that could not is begun anew. */
  renewIfFailed(): void;
  /** Begins the copy anew: what was taken away from the record must not come back at the next start. */
  renew(): Promise<void>;
  /** The store holds all of it. */
  end(): Promise<void>;
}

interface Recorded {
  readonly row: DocRow;
  /** The record as it stands. */
  readonly encode: () => Uint8Array;
  /** True while a screen shows it. */
  readonly isUsed: () => boolean;
}

export function createHeldRecording(
  { recorder }: { readonly recorder?: FlightRecorder | undefined },
  { row, encode, isUsed }: Recorded,
): HeldRecording {
  let recording: Recording | null = null;
  // Started by the first act of a screen: the state it begins with already holds these bytes.
  const start = (): void => {
    recording = isUsed() ? (recorder?.start(row.kind, row.id, encode()) ?? null) : null;
  };
  let waiting: Uint8Array[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;

  function take(): Uint8Array[] {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const taken = waiting;
    waiting = [];
    return taken;
  }

  function write(): void {
    const [first, ...more] = take();
    if (!first) return;
    if (recording) recording.note(more.length > 0 ? mergeUpdates([first, ...more]) : first);
    else start();
  }

  async function renew(): Promise<void> {
    const old = recording;
    if (!old) return;
    // The state it begins with holds what waits.
    take();
    start();
    await old.clear();
  }
  return {
    note(bytes) {
      if (!recorder) return;
      waiting.push(bytes);
      timer ??= setTimeout(write, GATHER);
    },
    renewIfFailed() {
      if (recording?.failure()) void renew();
    },
    renew,
    async end() {
      take();
      const done = recording;
      recording = null;
      await done?.clear();
    },
  };
}
