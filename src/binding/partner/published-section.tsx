// Where a head is named or shown: to be taken down when the agreement is taken back (PRODUCT R18).
import { useState } from 'preact/hooks';
import { mayWrite } from '#binding/rights.ts';
import { RowContest } from '#binding/row-contest.tsx';
import { dayAt } from '#domain/day.ts';
import { addPublished, readPublished } from '#domain/network/ambassadors.ts';
import { removeRow } from '#domain/record/rows.ts';
import { formatDay } from '#i18n/format.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toast.tsx';
import { p } from './messages.ts';

interface Props {
  store: Store;
  record: OpenRecord;
}

/** Stays after a withdrawal as long as something is published. */
export function PublishedSection({ store, record, isAmbassador }: Props & { isAmbassador: boolean }) {
  const [adding, setAdding] = useState(false);
  const items = readPublished(record.view.value);
  const writable = mayWrite(store);
  if (!isAmbassador && items.length === 0) return null;
  const remove = (id: string): void => {
    void record.edit((draft) => removeRow(draft, 'published', id));
    showToast({
      text: p().publishedRemoved,
      undo: () => void record.edit((draft) => draft.set(`published/${id}/gone`, false)),
    });
  };
  return (
    <Section
      title={p().published}
      lead={!isAmbassador && p().publishedHint}
      level={3}
      actions={
        writable &&
        isAmbassador &&
        !adding && (
          <Button icon="plus" onClick={() => setAdding(true)}>
            {p().publishedAdd}
          </Button>
        )
      }
    >
      {adding && <NewItem store={store} record={record} onDone={() => setAdding(false)} />}
      {items.length === 0 ? (
        <p class="c-soft">{p().publishedNone}</p>
      ) : (
        <RowList label={p().published}>
          {items.map(({ id, title, where, day }) => (
            <Row
              key={id}
              title={title}
              meta={[where, day && formatDay(day)].filter(Boolean).join(' · ')}
              action={
                writable && (
                  <Button icon="x" variant="plain" onClick={() => remove(id)}>
                    {p().remove}
                    <span class="c-hidden"> {title}</span>
                  </Button>
                )
              }
            >
              <RowContest store={store} record={record} list="published" id={id} label={title} />
            </Row>
          ))}
        </RowList>
      )}
    </Section>
  );
}

function NewItem({ store, record, onDone }: Props & { onDone: () => void }) {
  const [title, setTitle] = useState('');
  const [where, setWhere] = useState('');
  const [tried, setTried] = useState(false);
  const save = (): void => {
    setTried(true);
    if (title.trim() === '') return;
    const item = { title: title.trim(), where: where.trim(), day: dayAt(store.now()) };
    void record.edit((draft) => addPublished(draft, item, store.now()));
    onDone();
  };
  return (
    <div class="partner-fields">
      <TextField
        label={p().publishedTitle}
        value={title}
        onInput={setTitle}
        error={tried && title.trim() === '' && p().publishedNeeds}
        required
      />
      <TextField label={p().publishedWhere} value={where} onInput={setWhere} onEnter={save} />
      <div class="c-cluster">
        <Button variant="primary" icon="check" onClick={save}>
          {p().add}
        </Button>
        <Button variant="plain" onClick={onDone}>
          {p().cancel}
        </Button>
      </div>
    </div>
  );
}
