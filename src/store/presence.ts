// Who else shows the record that is on this screen: heard from the server, never stored, gone with the connection.
import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { DocId } from '#domain/ids.ts';
import type { Device } from './device.ts';
import type { SyncStatus } from './sync-status.ts';

export interface PresenceCell {
  /** The record on the screen; '' when the screen shows none. */
  readonly shown: ReadonlySignal<DocId | ''>;
  /** A screen shows this record; the returned function says that it no longer does. */
  show(doc: DocId): () => void;
  /** Members, by id, who show this record too. */
  on(doc: DocId): readonly string[];
  /** True while somebody else shows the record on this screen. */
  isWatched(): boolean;
  /** The server told who shows a record; '' and nobody once it is no longer heard. */
  heard(doc: string, members: readonly string[]): void;
}

interface Heard {
  readonly doc: string;
  readonly members: readonly string[];
}

const NOBODY: Heard = { doc: '', members: [] };

export function createPresence(): PresenceCell {
  const shown = signal<DocId | ''>('');
  const heard = signal(NOBODY);
  let latest: object | null = null;
  return {
    shown,
    show(doc) {
      // From one screen of a record to another of the same one, the new screen comes before the old one goes.
      const turn = {};
      latest = turn;
      shown.value = doc;
      return () => {
        if (latest === turn) shown.value = '';
      };
    },
    on: (doc) => (heard.value.doc === doc ? heard.value.members : NOBODY.members),
    isWatched: () => heard.peek().members.length > 0 && heard.peek().doc === shown.peek(),
    heard(doc, members) {
      heard.value = { doc, members };
    },
  };
}

/** Ways to the server on which nobody is heard. */
const DEAF: ReadonlySet<SyncStatus['type']> = new Set(['alone', 'offline', 'portal', 'refused']);

/** What screens ask of it; without a server they are told of nobody. */
export function heardBy(
  presence: PresenceCell = createPresence(),
  syncStatus: ReadonlySignal<SyncStatus>,
  device: ReadonlySignal<Device>,
): { show(doc: DocId): () => void; alsoOn(doc: DocId): readonly string[] } {
  return {
    show: presence.show,
    alsoOn(doc) {
      if (DEAF.has(syncStatus.value.type)) return [];
      const { members } = device.value;
      return presence.on(doc).flatMap((id) => members.find((member) => member.id === id)?.name ?? []);
    },
  };
}
