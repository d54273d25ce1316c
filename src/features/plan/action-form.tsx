// An action, written together: two people in the same plan merge field by field, and what was written apart is shown.
import { useEffect, useRef } from 'preact/hooks';
import { BoundChoice, BoundDay, BoundEuros, BoundText } from '#binding/bound-fields.tsx';
import { FieldConflict, plainWords } from '#binding/field-conflict.tsx';
import { useRecord } from '#binding/use-record.ts';
import { ACTION_TYPES, readAction, type Action } from '#domain/collective/action.ts';
import { addDays } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import { FIRST_STEP_DAYS, firstStepTiming } from '#domain/plan/plan.ts';
import { formatDay } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import { SelectField } from '#ui/select-field.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { AidsField } from './aids-field.tsx';
import { t } from './messages.ts';
import type { PlanModel } from './plan-model.ts';

export function ActionForm({ model, doc }: { model: PlanModel; doc: DocId }) {
  const record = useRecord(model.store, doc);
  if (!record) return record === null ? <p class="c-soft">{t().absentAction}</p> : <Skeleton lines={4} />;
  return <OpenForm model={model} record={record} />;
}

interface FormProps {
  model: PlanModel;
  record: OpenRecord;
}

function OpenForm({ model, record }: FormProps) {
  const box = useRef<HTMLDivElement>(null);
  const bound = { store: model.store, record };
  const action = readAction(record.view.value);
  useEffect(() => {
    // A new action begins with its title; one that has a title is not disturbed.
    const first = box.current?.querySelector('input');
    if (first?.value === '') first.focus();
  }, []);
  return (
    <div class="plan-form" ref={box}>
      <BoundText {...bound} field="title" label={t().actionTitle} required />
      <BoundChoice
        {...bound}
        field="type"
        label={t().type}
        layout="columns"
        value={action.type}
        options={ACTION_TYPES.map((value) => ({ value, label: t().types[value], hint: t().typeHints[value] }))}
      />
      {action.type === 'collective' && <StakeField model={model} record={record} action={action} />}
      <div class="c-grid">
        <BoundText {...bound} field="responsible" label={t().responsible} hint={t().responsibleHint} />
        <BoundText {...bound} field="partner" label={t().partner} />
      </div>
      <div class="c-grid">
        <BoundText {...bound} field="firstStep" label={t().firstStep} hint={t().firstStepHint} />
        <FirstStepDay model={model} record={record} action={action} />
      </div>
      <div class="c-grid">
        <BoundDay {...bound} field="start" label={t().start} />
        <BoundDay
          {...bound}
          field="end"
          label={t().end}
          error={action.start && action.end && action.end < action.start ? t().endBeforeStart : null}
        />
      </div>
      <BoundEuros {...bound} field="cost" label={t().cost} hint={t().costHint} />
      <AidsField model={model} record={record} aids={action.aids} />
      <FieldConflict {...bound} field="order" label={t().place} words={(value) => placeWords(model, value)} />
      <FieldConflict
        {...bound}
        field="gone"
        label={t().inThePlan}
        words={(value) => t().isInPlan[value === true ? 'no' : 'yes']}
      />
      <p>
        <a href={href.action(record.doc)}>{t().whole}</a>
      </p>
    </div>
  );
}

/** An order among the plan's own, as the place it would give. */
function placeWords(model: PlanModel, value: Json): string {
  if (typeof value !== 'number') return plainWords(value);
  const before = model.inPlan.value.filter(({ plan }) => (plan?.order ?? Number.POSITIVE_INFINITY) < value).length;
  return t().placeOf(before + 1);
}

/** A first step later than thirty days is said, and kept. */
function FirstStepDay({ model, record, action }: FormProps & { action: Action }) {
  const since = model.since.value;
  const late = firstStepTiming(action.firstStepDay, since) === 'late';
  const limit = formatDay(addDays(since, FIRST_STEP_DAYS));
  return (
    <BoundDay
      store={model.store}
      record={record}
      field="firstStepDay"
      label={t().firstStepDay}
      hint={late ? t().lateHint(limit) : t().soonHint(limit)}
    />
  );
}

/** A collective action may belong to a stake that exists. */
function StakeField({ model, record, action }: FormProps & { action: Action }) {
  const stakes = [...model.store.cards.stake.value.values()].filter(
    ({ state, doc }) => state !== 'clos' || doc === action.stake,
  );
  const titleOf = (doc: string): string => stakes.find((stake) => stake.doc === doc)?.title || t().untitledStake;
  return (
    <SelectField
      label={t().stake}
      hint={stakes.length === 0 ? t().noStake : t().stakeHint}
      value={action.stake ?? ''}
      placeholder={t().noneStake}
      options={stakes.map(({ doc }) => ({ value: doc, label: titleOf(doc) }))}
      onChange={(stake) => void record.edit((draft) => draft.set('stake', stake))}
      below={
        <FieldConflict
          store={model.store}
          record={record}
          field="stake"
          label={t().stake}
          words={(value) => (typeof value === 'string' && value !== '' ? titleOf(value) : t().noneStake)}
        />
      }
    />
  );
}
