// What documents carry, live: the settings records that hold it, open as long as somebody looks.
import { computed, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { useSettings, type SettingsStore } from '#binding/settings/follow-settings.ts';
import { readDocumentSettings, type DocumentSettings } from '#domain/settings/documents.ts';
import type { OpenRecord } from '#store/records.ts';

interface DocumentSettingsFollower {
  /** Null until what is here has been read: nothing is drawn up without its mentions. */
  readonly settings: ReadonlySignal<DocumentSettings | null>;
  /** The open records, lowest id first. */
  readonly records: ReadonlySignal<readonly OpenRecord[]>;
}

/** Live while the component is there. */
export function useDocumentSettings(store: SettingsStore): DocumentSettingsFollower {
  const { ready, records, kept } = useSettings(store, 'documents');
  const settings = useMemo(
    () => computed(() => (ready.value ? readDocumentSettings(kept.value) : null)),
    [ready, kept],
  );
  return { settings, records };
}
