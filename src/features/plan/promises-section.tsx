// What each side commits to: made in a visit or here, the company's beside the team's.
import { BoundDay, BoundText } from '#binding/bound-fields.tsx';
import { RowContest } from '#binding/row-contest.tsx';
import { PROMISE_SIDES, type PromiseSide, type VisitPromise } from '#domain/dossier/promises.ts';
import { Button } from '#ui/button.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import type { PlanModel } from './plan-model.ts';

export function PromisesSection({ model }: { model: PlanModel }) {
  return (
    <Section id="promises" title={t().promises} lead={t().promisesText}>
      <div class="plan-sides">
        {PROMISE_SIDES.map((side) => (
          <Side key={side} model={model} side={side} />
        ))}
      </div>
    </Section>
  );
}

function Side({ model, side }: { model: PlanModel; side: PromiseSide }) {
  const promises = model.promises.value.filter((promise) => promise.side === side);
  return (
    <Section level={3} framed title={t().sides[side]}>
      {promises.length === 0 && <p class="c-soft">{t().noPromise}</p>}
      {promises.length > 0 && (
        <ul class="plan-promises c-plain">
          {promises.map((promise) => (
            <li key={promise.id}>
              <PromiseRow model={model} promise={promise} />
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button icon="plus" onClick={() => model.promise(side)} aria-label={t().addPromiseOf(t().sides[side])}>
          {t().addPromise}
        </Button>
      </div>
    </Section>
  );
}

function PromiseRow({ model, promise }: { model: PlanModel; promise: VisitPromise }) {
  const { id, visit, text } = promise;
  const drop = (): void => {
    showToast({ text: t().promiseDropped, undo: model.dropPromise(id) });
  };
  return (
    <div class="plan-promise">
      <BoundText
        {...model.bound}
        field={`promise/${id}/text`}
        label={t().promiseText}
        hint={visit === '' ? undefined : t().fromVisit}
      />
      <div class="plan-promise__line">
        <BoundDay {...model.bound} field={`promise/${id}/due`} label={t().due} />
        <Button variant="plain" icon="x" aria-label={t().dropPromiseOf(text)} onClick={drop}>
          {t().dropPromise}
        </Button>
      </div>
      <RowContest {...model.bound} list="promise" id={id} label={text || t().promiseText} />
    </div>
  );
}
