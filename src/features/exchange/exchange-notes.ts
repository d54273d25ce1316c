// What goes in and out is noted for the team; who may not write the team's settings notes it on this tablet, and is told so.
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { editSettings, followSettings, type FollowedSettings } from '#binding/settings/follow-settings.ts';
import { mayWriteRecord } from '#domain/access/role.ts';
import { type ColumnMapping, headingsKey, type RememberedColumns } from '#domain/exchange/company-columns.ts';
import { type ExchangeEntry, type LoggedEntry, readEntries, writeEntry } from '#domain/exchange/exchange-log.ts';
import { columnsJson, columnsKey, columnsOf, readColumns, writeColumns } from '#domain/exchange/remembered-columns.ts';
import type { Json } from '#domain/json.ts';
import { teamView } from '#domain/settings/team.ts';
import type { Store } from '#store/store.ts';
import { t } from './messages.ts';

export interface ExchangeNotes {
  /** The team's journal and this tablet's, as one, newest first. */
  readonly entries: ReadonlySignal<readonly LoggedEntry[]>;
  /** False: what is noted stays on this tablet. */
  readonly forTeam: ReadonlySignal<boolean>;
  /** False when the tablet refused to note it. */
  note(entry: ExchangeEntry): Promise<boolean>;
  recall(headings: readonly string[]): Promise<RememberedColumns>;
  remember(headings: readonly string[], mapping: ColumnMapping): Promise<void>;
}

const LOCAL_LOG = 'exchange:log';
/** Entries kept on this tablet. */
const LONGEST = 200;
const localColumns = (headings: readonly string[]): string => `exchange:columns:${headingsKey(headings)}`;

type NotesStore = Pick<Store, 'cards' | 'open' | 'onArrival' | 'create' | 'edit' | 'device' | 'local' | 'now'>;

/** Settings are read in a moment; a file need not wait longer for what was remembered. */
async function readyOf(followed: FollowedSettings): Promise<void> {
  if (followed.ready.value) return;
  await new Promise<void>((resolve) => {
    const stop = followed.ready.subscribe((ready) => {
      if (!ready) return;
      queueMicrotask(() => stop());
      resolve();
    });
  });
}

function createNotes(store: NotesStore): ExchangeNotes {
  const log = followSettings(store, 'exchanges');
  const columns = followSettings(store, 'columns');
  const local = signal<readonly LoggedEntry[]>([]);
  const forTeam = computed(() => {
    const { member } = store.device.value;
    return member === null || mayWriteRecord(member, { channel: 'network', owner: '', kind: 'settings' });
  });
  void store.local.get(LOCAL_LOG).then((kept) => {
    if (Array.isArray(kept)) local.value = kept as unknown as LoggedEntry[];
  });

  async function noteHere(entry: ExchangeEntry): Promise<boolean> {
    const others = local.value.filter(({ id }) => id !== entry.id);
    const before = local.value.find(({ id }) => id === entry.id);
    const one = { ...entry, at: before?.at ?? store.now(), tag: store.device.value.tag };
    local.value = [one, ...others].sort((a, b) => b.at - a.at).slice(0, LONGEST);
    await store.local.set(LOCAL_LOG, local.value as unknown as Json);
    return true;
  }

  return {
    forTeam,
    entries: computed(() => {
      const team = readEntries(teamView(log.kept.value, 'exchanges'));
      const known = new Set(team.map(({ id }) => id));
      return [...team, ...local.value.filter(({ id }) => !known.has(id))].sort((a, b) => b.at - a.at);
    }),
    async note(entry) {
      if (!forTeam.value) return noteHere(entry);
      await readyOf(log);
      const place = { purpose: 'exchanges', key: `${entry.type}/${entry.id}/file`, name: t().logName } as const;
      return editSettings(store, log, place, (draft) => writeEntry(draft, entry, store.now()));
    },
    async recall(headings) {
      await readyOf(columns);
      const team = readColumns(teamView(columns.kept.value, 'columns'), headings);
      return team.size > 0 ? team : columnsOf(await store.local.get(localColumns(headings)));
    },
    async remember(headings, mapping) {
      if (!forTeam.value) return store.local.set(localColumns(headings), columnsJson(headings, mapping));
      const place = { purpose: 'columns', key: columnsKey(headings), name: t().columnsName } as const;
      await editSettings(store, columns, place, (draft) => writeColumns(draft, headings, mapping));
    },
  };
}

const notes = new WeakMap<NotesStore, ExchangeNotes>();

/** One per store: the records it follows are open as long as the application. */
export function exchangeNotes(store: NotesStore): ExchangeNotes {
  const one = notes.get(store) ?? createNotes(store);
  notes.set(store, one);
  return one;
}
