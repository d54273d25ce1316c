import type { Written } from '#domain/record/record.ts';
import { formatMoment } from '#i18n/format.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { ConflictChoice } from '#ui/conflict-choice.tsx';
import { valueText } from './company-words.ts';
import { t } from './messages.ts';

interface ConflictProps {
  store: Store;
  record: OpenRecord;
  /** The key in the record: `name`, `contact/<row>/phone`. */
  field: string;
  title: string;
}

/** The answers of one field written apart, until somebody keeps one; nothing when there is one answer. */
export function FieldConflict({ store, record, field, title }: ConflictProps) {
  const register = record.view.value.fields.get(field);
  if (!register || register.others.length === 0) return null;
  const written = [register, ...register.others];
  const choose = (index: string): void => {
    const kept = written[Number(index)];
    if (kept) void record.edit((draft) => draft.set(field, kept.value));
  };
  return (
    <ConflictChoice
      title={title}
      options={written.map((one, index) => ({
        value: String(index),
        label: valueText(lastPart(field), one.value),
        who: whoOf(store, one),
        when: formatMoment(one.at),
        current: index === 0,
      }))}
      onChoose={choose}
    />
  );
}

const lastPart = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

/** The person behind a value, else the device. */
export function whoOf(store: Pick<Store, 'nameOf' | 'device'>, { tag }: Written): string {
  const name = store.nameOf(tag);
  if (name) return name;
  return tag.split('.')[0] === store.device.value.tag ? t().thisDevice : t().otherDevice;
}
