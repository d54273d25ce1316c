// The map's files: outlines for the team, a basemap for this device. Nothing is kept of a file before somebody says so.
import { signal, type ReadonlySignal } from '@preact/signals';
import { editSettings } from '#binding/settings/follow-settings.ts';
import { keepLocalOutline, type FollowedOutlines } from '#binding/territory/outlines.ts';
import { OUTLINE_BODY_CAP, OUTLINE_FIELD, type KeptOutline, writeOutlineSettings } from '#domain/settings/outline.ts';
import type { OutlineImport } from '#domain/territory/import-outlines.ts';
import type { Store } from '#store/store.ts';
import { mapWords } from './map-messages.ts';
import type { ReadOutlines } from './map-read-outlines.ts';

export interface OutlinePreview {
  readonly name: string;
  readonly read: ReadOutlines;
}

/** Where outlines went: to everybody, only here because they are too large for a record, or nowhere. */
type Kept = 'team' | 'device' | 'not-saved';

export interface OutlineModel {
  readonly preview: ReadonlySignal<OutlinePreview | null>;
  readonly busy: ReadonlySignal<boolean>;
  open(file: File): Promise<void>;
  dismiss(): void;
  /** Takes the outlines of the preview into use. */
  keep(): Promise<{ readonly where: Kept; undo(): void }>;
  /** Maps are drawn without outlines again. */
  remove(): { undo(): void };
}

type OutlineStore = Pick<Store, 'cards' | 'open' | 'onArrival' | 'local' | 'create' | 'edit'>;

interface Ports {
  readonly store: OutlineStore;
  readonly outlines: FollowedOutlines;
  readonly read: (file: File) => Promise<ReadOutlines>;
}

export function createOutlineModel({ store, outlines, read }: Ports): OutlineModel {
  const preview = signal<OutlinePreview | null>(null);
  const busy = signal(false);

  const forTeam = (outline: KeptOutline | null): Promise<boolean> =>
    editSettings(
      store,
      outlines.followed,
      { purpose: 'outline', key: OUTLINE_FIELD, name: mapWords().outlines },
      (draft) => writeOutlineSettings(draft, outline),
    );

  /** Puts both places back as they were. */
  function undoTo(team: KeptOutline | null, local: KeptOutline | null): () => void {
    return () => {
      if (outlines.team.peek()?.body !== team?.body) void forTeam(team);
      void keepLocalOutline(store, local);
    };
  }

  async function put(outline: KeptOutline): Promise<Kept> {
    if (outline.body.length > OUTLINE_BODY_CAP) {
      await keepLocalOutline(store, outline);
      return 'device';
    }
    if (!(await forTeam(outline))) return 'not-saved';
    await keepLocalOutline(store, null);
    return 'team';
  }

  async function pack(name: string, { text, found }: OutlineImport): Promise<KeptOutline | null> {
    const { packText } = await import('#store/packed-text.ts');
    const body = await packText(text);
    return body === null ? null : { name, communes: found.length, body };
  }

  return {
    preview,
    busy,
    async open(file) {
      busy.value = true;
      try {
        preview.value = { name: file.name, read: await read(file) };
      } finally {
        busy.value = false;
      }
    },
    dismiss() {
      preview.value = null;
    },
    async keep() {
      const undo = undoTo(outlines.team.peek(), outlines.local.peek());
      const shown = preview.value;
      if (!shown?.read.ok) return { where: 'not-saved', undo };
      busy.value = true;
      try {
        const outline = await pack(shown.name, shown.read.value);
        const where = outline ? await put(outline) : 'not-saved';
        if (where !== 'not-saved') preview.value = null;
        return { where, undo };
      } finally {
        busy.value = false;
      }
    },
    remove() {
      const undo = undoTo(outlines.team.peek(), outlines.local.peek());
      // One at a time: beneath this device's own file there may be the team's.
      if (outlines.local.peek()) void keepLocalOutline(store, null);
      else void forTeam(null);
      return { undo };
    },
  };
}
