// The history of one dossier as signals and acts: a period, a person, and what changed then, grouped as it is filled.
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { sectionLabel } from '#binding/question/grid-words.ts';
import { whoWrote } from '#binding/writer-words.ts';
import { dayAt, isDay } from '#domain/day.ts';
import { checkAnswer, readAnswerValue } from '#domain/dossier/answers.ts';
import { readDossier } from '#domain/dossier/dossier.ts';
import {
  lastVisit,
  mayRestore,
  restoreValue,
  tellChanges,
  writingsOf,
  type Change,
  type IsNew,
} from '#domain/dossier/history.ts';
import { noteText } from '#domain/dossier/notes.ts';
import {
  differencesFrom,
  isInternalText,
  readSeal,
  sealJson,
  sealOf,
  unseenBy,
  type Seal,
} from '#domain/dossier/seal.ts';
import { questionOf, type Grid } from '#domain/grid/grid.ts';
import { CONTEXT_SECTION, visibleSections } from '#domain/grid/sections.ts';
import type { Json } from '#domain/json.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import type { RecordEvent, RecordView } from '#domain/record/record.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { groupOf, GROUPS, type GroupId } from './history-groups.ts';
import { t } from './messages.ts';

export type Period = 'visit' | 'looked' | 'day' | 'ever';

/** When somebody said on this tablet that they had seen everything, and what stood then. */
interface Looked {
  readonly at: number;
  readonly seal: Seal;
}

interface ChangeGroup {
  readonly id: string;
  readonly title: string;
  readonly changes: readonly Change[];
}

export interface HistoryModel {
  readonly store: Store;
  readonly record: OpenRecord;
  readonly grid: ReadonlySignal<Grid | null>;
  readonly company: ReadonlySignal<CompanyCard | null>;
  readonly visit: ReadonlySignal<{ readonly at: number } | null>;
  readonly looked: ReadonlySignal<Looked | null>;
  readonly period: ReadonlySignal<Period>;
  /** The day chosen, as typed. */
  readonly day: ReadonlySignal<string>;
  /** A name, or '' for everybody. */
  readonly who: ReadonlySignal<string>;
  choosePeriod(period: Period): void;
  chooseDay(day: string): void;
  chooseWho(name: string): void;
  readonly people: ReadonlySignal<readonly string[]>;
  readonly groups: ReadonlySignal<readonly ChangeGroup[]>;
  readonly events: ReadonlySignal<readonly RecordEvent[]>;
  /** Shared texts that differ from when everything had been seen here; null without such a moment. */
  readonly texts: ReadonlySignal<readonly string[] | null>;
  readonly mayWrite: ReadonlySignal<boolean>;
  /** Notes on this tablet that everything was seen; returns what takes it back. */
  markSeen(): () => void;
  isOffered(key: string, value: Json): boolean;
  restore(key: string, value: Json): () => void;
  putBack(row: string): () => void;
}

/** The storage takes it away with the record. */
const lookedKey = (record: OpenRecord): string => `resume:${record.doc}:looked`;

function readLooked(value: Json | undefined): Looked | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { at, seal } = value as { readonly [key: string]: Json | undefined };
  const read = readSeal(seal);
  return typeof at === 'number' && read ? { at, seal: read } : null;
}

/** A note that an earlier version wrote as a field and that has gone on as prose is not a change of anybody. */
function isCarriedOver(view: RecordView, change: Change): boolean {
  if (change.type !== 'answer' || change.part !== 'note' || change.change.now.value !== null) return false;
  return (view.texts.get(noteText(change.question)) ?? '') !== '';
}

/** What the dossier is made of, written once by its making. */
const MADE_OF = /^(company|grid|gridId)$/;

function newIn(period: Period, { visit, looked, day }: { visit: number; looked: Looked | null; day: string }): IsNew {
  if (period === 'visit') return ({ at }) => at > visit;
  if (period === 'looked' && looked) return unseenBy(looked.seal.seen);
  if (period === 'day') return ({ at }) => isDay(day) && dayAt(at) >= day;
  return () => true;
}

function groupsOf(view: RecordView, grid: Grid | null, changes: readonly Change[]): ChangeGroup[] {
  const sections = grid ? visibleSections(grid, new Map(), 'complet') : [];
  const sectionOf = (question: string): string | null => {
    const asked = grid && questionOf(grid, question);
    return asked ? (asked.dimension ?? CONTEXT_SECTION) : null;
  };
  const byGroup = Map.groupBy(changes, (change) =>
    change.type === 'answer' ? (sectionOf(change.question) ?? 'other') : `:${groupOf(change)}`,
  );
  const order = [...sections.map(({ id }) => id), ...(grid?.dimensions.map(({ id }) => id) ?? [])];
  const titles = new Map(sections.map((section) => [section.id, sectionLabel(section)]));
  const group = (id: string, title: string): ChangeGroup[] => {
    const own = byGroup.get(id);
    return own ? [{ id, title, changes: own.filter((change) => !isCarriedOver(view, change)) }] : [];
  };
  return [
    ...[...new Set(order)].flatMap((id) => group(id, titles.get(id) ?? id)),
    ...group('other', t().otherAnswers),
    ...GROUPS.flatMap((id: GroupId) => group(`:${id}`, t().groups[id])),
  ].filter(({ changes }) => changes.length > 0);
}

function createActs(store: Store, record: OpenRecord, looked: Signal<Looked | null>) {
  const keep = (value: Looked | null): void => {
    looked.value = value;
    void store.local.set(lookedKey(record), value && { at: value.at, seal: sealJson(value.seal) });
  };
  const put = (key: string, value: Json): (() => void) => {
    const before = record.view.value.fields.get(key)?.value ?? null;
    void record.edit((draft) => restoreValue(draft, key, value));
    return () => void record.edit((draft) => restoreValue(draft, key, before));
  };
  return {
    markSeen() {
      const before = looked.peek();
      keep({ at: store.now(), seal: sealOf(record.view.value, () => true) });
      return () => keep(before);
    },
    restore: put,
    putBack: (row: string) => put(`${row}/gone`, false),
  };
}

export function createHistoryModel(store: Store, record: OpenRecord): HistoryModel {
  const { view } = record;
  const dossier = computed(() => readDossier(view.value));
  const grid = computed(() => store.grids.forHash(dossier.value.grid));
  const looked = signal<Looked | null>(null);
  void store.local.get(lookedKey(record)).then((value) => {
    looked.value ??= readLooked(value);
  });
  const [wanted, day, who] = [signal<Period | null>(null), signal(''), signal('')];
  const visit = computed(() => lastVisit(dossier.value.visits));
  const period = computed((): Period => {
    if (wanted.value) return wanted.value;
    return visit.value ? 'visit' : 'ever';
  });
  const isNew = computed(() =>
    newIn(period.value, { visit: visit.value?.at ?? 0, looked: looked.value, day: day.value }),
  );
  const changes = computed(() =>
    tellChanges(view.value, isNew.value).filter((one) => one.type !== 'field' || !MADE_OF.test(one.change.key)),
  );
  const happened = computed(() => view.value.events.filter(isNew.value).toReversed());
  const name = (tag: string): string => whoWrote(store, tag);
  const isBy = (written: readonly { readonly tag: string }[]): boolean =>
    who.value === '' || written.some(({ tag }) => name(tag) === who.value);
  const role = computed(() => store.device.value.member?.role ?? 'advisor');
  const readsInternal = computed(() => {
    const { advisor } = dossier.value;
    return role.value !== 'coordinator' || advisor === '' || advisor === store.device.value.member?.id;
  });
  return {
    store,
    record,
    grid,
    company: computed(() => {
      const doc = dossier.value.company;
      return (doc && store.cards.company.value.get(doc)) ?? null;
    }),
    visit,
    looked,
    period,
    day,
    who,
    choosePeriod(next) {
      wanted.value = next;
    },
    chooseDay(next) {
      day.value = next;
    },
    chooseWho(next) {
      who.value = next;
    },
    people: computed(() => {
      const tags = [...changes.value.flatMap(writingsOf), ...happened.value].map(({ tag }) => tag);
      return [...new Set([...new Set(tags)].map(name))].sort();
    }),
    groups: computed(() =>
      groupsOf(
        view.value,
        grid.value,
        changes.value.filter((change) => isBy(writingsOf(change))),
      ),
    ),
    events: computed(() => happened.value.filter((event) => isBy([event]))),
    texts: computed(() => {
      if (!looked.value) return null;
      const { texts } = differencesFrom(looked.value.seal, view.value, () => true);
      return texts.filter((text) => readsInternal.value || !isInternalText(text));
    }),
    mayWrite: computed(() => role.value === 'advisor' || role.value === 'coordinator'),
    isOffered(key, value) {
      if (!mayRestore(key)) return false;
      const [list, id = '', part] = key.split('/');
      const question = list === 'a' && part === undefined && grid.value ? questionOf(grid.value, id) : null;
      const answer = readAnswerValue(value);
      return !question || answer.na || (answer.value !== null && checkAnswer(question, answer.value).ok);
    },
    ...createActs(store, record, looked),
  };
}
