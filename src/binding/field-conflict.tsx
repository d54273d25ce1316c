import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { isDay } from '#domain/day.ts';
import type { Json } from '#domain/json.ts';
import { formatDay, formatMoment } from '#i18n/format.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { ConflictChoice } from '#ui/conflict-choice.tsx';
import { t } from './messages.ts';
import { whoWrote } from './writer-words.ts';

/** A value of any field, as well as it can be told. */
export function plainWords(value: Json): string {
  if (value === null || value === '') return t().emptied;
  if (typeof value === 'boolean') return value ? t().yes : t().no;
  if (isDay(value)) return formatDay(value);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

interface ConflictProps {
  store: Store;
  record: OpenRecord;
  /** The key in the record: `title`, `contact/<row>/phone`. */
  field: string;
  label: string;
  /** The words for a stored value; without any, it is told as empty. */
  words?: (value: Json) => string;
  /** The screen is turned towards somebody outside the team: what was answered, not by whom. */
  nameless?: boolean;
}

/** The answers of one field written apart, until somebody keeps one; nothing when there is one answer. */
export function FieldConflict({ store, record, field, label, words = plainWords, nameless }: ConflictProps) {
  // The field alone: a key stroke elsewhere in the record draws nothing here again.
  const register = useMemo(() => computed(() => record.view.value.fields.get(field)), [record, field]).value;
  if (!register || register.others.length === 0) return null;
  const written = [register, ...register.others];
  return (
    <ConflictChoice
      title={label}
      options={written.map((one, index) => ({
        value: String(index),
        label: words(one.value) || t().emptied,
        who: nameless ? '' : whoWrote(store, one.tag),
        when: formatMoment(one.at),
        current: index === 0,
      }))}
      onChoose={(index) => {
        const kept = written[Number(index)];
        if (kept) void record.edit((draft) => draft.set(field, kept.value));
      }}
    />
  );
}
