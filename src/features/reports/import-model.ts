// What a rescue file says, in words, and what may be done with it.
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import { dayOf, docOf, newestWrite, textOf } from '#domain/record/read.ts';
import { formatDay, formatMoment, list } from '#i18n/format.ts';
import type { ImportPlan, OutboxActs } from '#store/outbox-acts.ts';
import type { PlannedRecord, RescuePlan } from '#store/rescue-import.ts';
import type { RescueContent } from '#store/rescue-read.ts';
import type { Store } from '#store/store.ts';
import { t } from './messages.ts';

export interface OpenedFile {
  readonly acts: OutboxActs;
  readonly content: RescueContent;
  readonly plan: ImportPlan;
}

export type FileFailure = keyof ReturnType<typeof t>['importFailures'];

/** Reads the file and compares it with what is here; nothing is changed yet. */
export async function openFile(store: Pick<Store, 'outboxActs'>, file: File): Promise<OpenedFile | FileFailure> {
  const acts = await store.outboxActs();
  let read: Awaited<ReturnType<OutboxActs['openRescue']>>;
  try {
    read = await acts.openRescue(file);
  } catch {
    // Moved, or its card was taken out, since it was chosen.
    return 'unreadable';
  }
  if (!read.ok) return read.error.type;
  return { acts, content: read.value, plan: await acts.planImport(read.value) };
}

/** « 2 fiches et 3 photos »; '' where there is nothing. */
export function amountText(amount: {
  readonly records: number;
  readonly photos: number;
  readonly voices: number;
}): string {
  const { records, photos, voices } = amount;
  return list([
    ...(records > 0 ? [t().recordCount(records)] : []),
    ...(photos > 0 ? [t().photoCount(photos)] : []),
    ...(voices > 0 ? [t().voiceCount(voices)] : []),
  ]);
}

export interface ImportLine {
  readonly doc: DocId;
  readonly name: string;
  readonly meta: string;
  readonly brings: PlannedRecord['brings'];
}

/** One line per record: its name, its kind, why it was in the file, and when it was last written in. */
export function importLines(store: Pick<Store, 'cards'>, plan: RescuePlan): readonly ImportLine[] {
  const companies = new Map(plan.records.map(({ doc, view }) => [doc, textOf(view, 'name')]));
  const nameOf = ({ kind, view }: PlannedRecord): string => {
    switch (kind) {
      case 'dossier': {
        const company = docOf(view, 'company');
        return company ? (store.cards.company.value.get(company)?.name ?? companies.get(company) ?? '') : '';
      }
      case 'session': {
        const day = dayOf(view, 'date');
        return day ? formatDay(day) : textOf(view, 'place');
      }
      default:
        return textOf(view, 'name') || textOf(view, 'title');
    }
  };
  return plan.records.map((record) => {
    const { doc, brings, view } = record;
    const at = newestWrite(view);
    const parts = [kindWord(record.kind), ...record.reasons.map(reasonWord)];
    const meta = [...new Set(parts), ...(at > 0 ? [t().importWritten(formatMoment(at))] : [])].join(' · ');
    return { doc, name: nameOf(record) || t().unnamed, meta, brings };
  });
}

function kindWord(kind: string): string {
  const kinds: Readonly<Record<string, string | undefined>> = t().kinds;
  return kinds[kind] ?? t().kinds.other;
}

function reasonWord(reason: string): string {
  const { unsaved, unsent, other } = t().importReasons;
  return reason === 'unsaved' ? unsaved : reason === 'unsent' ? unsent : other;
}

/** The other workspace's name, when the file comes from one. A file that names none is not taken for a stranger's. */
export function foreignWorkspace(store: Pick<Store, 'device'>, content: RescueContent): string | null {
  const here = store.device.value.workspace?.id;
  return content.workspace && content.workspace.id !== here ? content.workspace.name : null;
}

/** Where the file comes from, in a sentence. */
export function originText(store: Pick<Store, 'nameOf'>, { at, device }: RescueContent): string {
  const name = device === '' ? '' : store.nameOf(device);
  const who = name ? t().importBy(name) : device ? t().importByTag(device) : t().importByUnknown;
  return t().importFrom(at === null ? t().importNoDate : t().importOn(formatMoment(at)), who);
}

/** Every word somebody typed into a form, in the order of its fields. */
export function draftText(value: Json): string {
  if (value === null || typeof value === 'boolean') return '';
  if (typeof value !== 'object') return String(value);
  return Object.values(value).map(draftText).filter(Boolean).join(' · ');
}
