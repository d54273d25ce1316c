// Two records that turned out to be one company said different things in one group: both are shown until somebody keeps
// one. What is kept is written in each of its rows, so that it holds whichever record speaks.
import { whoWrote } from '#binding/writer-words.ts';
import { sameJson, type Json } from '#domain/json.ts';
import type { DocId } from '#domain/ids.ts';
import { formatMoment } from '#i18n/format.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { ConflictChoice } from '#ui/conflict-choice.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';

interface Props {
  store: Store;
  record: OpenRecord;
  title: string;
  /** Rows of the company in the group; the first is the one that lists show. */
  rows: readonly DocId[];
  keyOf: (row: DocId) => string;
  words: (value: Json) => string;
  /** On a screen turned to the group: no names of whoever wrote. */
  nameless?: boolean;
}

/** Nothing while its rows say the same, or only one of them says something. */
export function OneCompanyChoice({ store, record, title, rows, keyOf, words, nameless }: Props) {
  const { fields } = record.view.value;
  const written = rows.flatMap((row) => {
    const register = fields.get(keyOf(row));
    return register && register.value !== null && register.value !== '' ? [{ row, register }] : [];
  });
  const [first] = written;
  if (!first || written.every(({ register }) => sameJson(register.value, first.register.value))) return null;
  const keep = (value: Json): void => {
    const before = rows.map((row) => [keyOf(row), fields.get(keyOf(row))?.value ?? null] as const);
    void record.edit((draft) => {
      for (const row of rows) draft.set(keyOf(row), value, fields.get(keyOf(row)) ?? null);
    });
    showToast({
      text: t().keptForBoth(words(value)),
      undo: () => void record.edit((draft) => before.forEach(([key, was]) => draft.set(key, was))),
    });
  };
  return (
    <div class="c-stack c-stack--tight">
      <p class="c-soft">{t().twoRecords}</p>
      <ConflictChoice
        title={title}
        options={written.map(({ row, register }) => ({
          value: row,
          label: words(register.value),
          who: nameless ? '' : whoWrote(store, register.tag),
          when: formatMoment(register.at),
        }))}
        onChoose={(row) => {
          const chosen = written.find((one) => one.row === row);
          if (chosen) keep(chosen.register.value);
        }}
      />
    </div>
  );
}
