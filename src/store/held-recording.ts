// The second copy of a record that is being edited, kept by the flight recorder (SYNC D4).
import type { FlightRecorder, Recording } from '#crdt/flight-recorder.ts';
import type { DocRow } from '#storage/tables.ts';

export interface HeldRecording {
  /** An act was applied: the copy is begun with it, or gets its bytes. */
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
  async function renew(): Promise<void> {
    const old = recording;
    if (!old) return;
    start();
    await old.clear();
  }
  return {
    note(bytes) {
      if (recording) recording.note(bytes);
      else start();
    },
    renewIfFailed() {
      if (recording?.failure()) void renew();
    },
    renew,
    async end() {
      const done = recording;
      recording = null;
      await done?.clear();
    },
  };
}
