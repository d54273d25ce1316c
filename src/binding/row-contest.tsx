import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { isContested, unseenIn } from '#domain/record/read.ts';
import { removeRow } from '#domain/record/rows.ts';
import { formatMoment } from '#i18n/format.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { ConflictChoice } from '#ui/conflict-choice.tsx';
import { t } from './messages.ts';
import { whoWrote } from './writer-words.ts';

interface ContestProps {
  store: Store;
  record: OpenRecord;
  /** `contact`, `member`, … */
  list: string;
  /** The row. */
  id: string;
  label: string;
}

/** A row that one person took off while another wrote in it: it stays until somebody chooses; else nothing. */
export function RowContest({ store, record, list, id, label }: ContestProps) {
  const row = `${list}/${id}`;
  const met = useMemo(
    () =>
      computed(() => {
        const view = record.view.value;
        const gone = view.fields.get(`${row}/gone`);
        const edit = isContested(view, row) ? unseenIn(view, row) : null;
        return gone && edit ? { gone, edit } : null;
      }),
    [record, row],
  ).value;
  if (!met) return null;
  const written = [
    { value: 'keep', label: t().rowKept, by: met.edit },
    { value: 'remove', label: t().rowRemoved, by: met.gone },
  ];
  return (
    <ConflictChoice
      title={label}
      options={written.map(({ value, label, by }) => ({
        value,
        label,
        who: whoWrote(store, by.tag),
        when: formatMoment(by.at),
        current: value === 'keep',
      }))}
      onChoose={(choice) => {
        void record.edit((draft) => {
          if (choice === 'remove') removeRow(draft, list, id);
          else draft.set(`${row}/gone`, false);
        });
      }}
    />
  );
}
