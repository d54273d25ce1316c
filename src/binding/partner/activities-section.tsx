// Dated lines of what a partner or an ambassador did with the network.
import { useState } from 'preact/hooks';
import { BoundChoice, BoundDay, BoundText } from '#binding/bound-fields.tsx';
import { mayWrite, seenActions } from '#binding/rights.ts';
import { RowContest } from '#binding/row-contest.tsx';
import { dayAt } from '#domain/day.ts';
import { addActivity, readActivities, type Activity } from '#domain/partner/partner.ts';
import { removeRow } from '#domain/record/rows.ts';
import { formatDay } from '#i18n/format.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { showToast } from '#ui/toast.tsx';
import { p } from './messages.ts';
import { activityName, optionsOf } from './partner-words.ts';
import './partner.css';

interface Props {
  store: Store;
  record: OpenRecord;
  level?: 2 | 3;
}

/** A new line is of today and open at once: nothing has to be confirmed. */
export function ActivitiesSection({ store, record, level }: Props) {
  const [open, setOpen] = useState<string | null>(null);
  const activities = readActivities(record.view.value);
  const writable = mayWrite(store);
  const add = async (): Promise<void> => {
    let row = '';
    await record.edit((draft) => {
      row = addActivity(draft, { day: dayAt(store.now()), kind: 'reunion', note: '', action: null }, store.now());
    });
    setOpen(row);
  };
  return (
    <Section
      title={p().activities}
      level={level}
      actions={
        writable && (
          <Button icon="plus" onClick={() => void add()}>
            {p().activityAdd}
          </Button>
        )
      }
    >
      {activities.length === 0 ? (
        <p class="c-soft">{p().activityNone}</p>
      ) : (
        <RowList label={p().activities}>
          {activities.map((activity) => (
            <ActivityRow
              key={activity.id}
              store={store}
              record={record}
              activity={activity}
              open={open === activity.id}
              onToggle={writable ? () => setOpen(open === activity.id ? null : activity.id) : undefined}
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}

interface RowProps extends Props {
  activity: Activity;
  open: boolean;
  onToggle: (() => void) | undefined;
}

function ActivityRow({ store, record, activity, open, onToggle }: RowProps) {
  const title = `${activityName(activity.kind)}, ${activity.day ? formatDay(activity.day) : p().noDay}`;
  const action = activity.action && seenActions(store).find(({ doc }) => doc === activity.action)?.title;
  return (
    <Row
      icon="calendar"
      title={title}
      meta={[activity.note, action].filter(Boolean).join(' · ')}
      action={
        onToggle && (
          <Button icon={open ? 'check' : 'pencil'} variant="plain" aria-expanded={open} onClick={onToggle}>
            {open ? p().close : p().modify}
            <span class="c-hidden"> {title}</span>
          </Button>
        )
      }
    >
      <RowContest store={store} record={record} list="activity" id={activity.id} label={title} />
      {open && <ActivityFields store={store} record={record} activity={activity} />}
    </Row>
  );
}

function ActivityFields({ store, record, activity }: Props & { activity: Activity }) {
  const key = `activity/${activity.id}`;
  const actions = seenActions(store).filter(({ type }) => type === 'collective');
  const remove = (): void => {
    void record.edit((draft) => removeRow(draft, 'activity', activity.id));
    showToast({
      text: p().activityRemoved,
      undo: () => void record.edit((draft) => draft.set(`${key}/gone`, false)),
    });
  };
  return (
    <div class="partner-fields">
      <BoundDay store={store} record={record} field={`${key}/day`} label={p().activityDay} />
      <BoundChoice
        store={store}
        record={record}
        field={`${key}/kind`}
        label={p().activityKind}
        options={optionsOf(p().activityKinds)}
        value={activity.kind}
        layout="columns"
      />
      <BoundText store={store} record={record} field={`${key}/note`} label={p().activityNote} />
      {actions.length > 0 && (
        <SelectField
          label={p().activityAction}
          value={activity.action ?? ''}
          placeholder={p().noAction}
          options={actions.map(({ doc, title }) => ({ value: doc, label: title }))}
          onChange={(doc) => void record.edit((draft) => draft.set(`${key}/action`, doc))}
        />
      )}
      <div>
        <Button icon="trash-2" onClick={remove}>
          {p().remove}
        </Button>
      </div>
    </div>
  );
}
