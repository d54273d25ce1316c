// What both sides promised: a line and, where there is one, a day. Taken off with a way back.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { BoundDay, BoundText } from '#binding/bound-fields.tsx';
import { RowContest } from '#binding/row-contest.tsx';
import { PROMISE_SIDES, readPromises, type PromiseSide, type VisitPromise } from '#domain/dossier/promises.ts';
import { Button } from '#ui/button.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import type { VisitProps } from './visit-props.ts';

type PartProps = Pick<VisitProps, 'store' | 'record' | 'model'>;

export function PromisesPart(props: PartProps) {
  const promises = readPromises(props.model.view.value, props.model.id);
  return (
    <div class="visit-promises">
      {PROMISE_SIDES.map((side) => (
        <Side key={side} {...props} side={side} promises={promises.filter((promise) => promise.side === side)} />
      ))}
    </div>
  );
}

function Side(props: PartProps & { side: PromiseSide; promises: readonly VisitPromise[] }) {
  const { model, side, promises } = props;
  const list = useRef<HTMLUListElement>(null);
  const [added, setAdded] = useState('');
  useLayoutEffect(() => {
    if (added) list.current?.querySelector<HTMLElement>(`[data-promise="${CSS.escape(added)}"] input`)?.focus();
  }, [added]);
  return (
    <section class="visit-side" aria-label={t().promiseSides[side]}>
      <h3>{t().promiseSides[side]}</h3>
      {promises.length === 0 && <p class="c-soft">{t().noPromise}</p>}
      <ul class="c-plain visit-side__list" ref={list}>
        {promises.map((promise) => (
          <Promise key={promise.id} {...props} promise={promise} />
        ))}
      </ul>
      <div>
        <Button icon="plus" aria-label={t().addPromiseOf[side]} onClick={() => setAdded(model.promise(side))}>
          {t().addPromise}
        </Button>
      </div>
    </section>
  );
}

function Promise({ store, record, model, promise }: PartProps & { promise: VisitPromise }) {
  const bound = { store, record };
  const row = `promise/${promise.id}`;
  const drop = (): void => showToast({ text: t().promiseDropped, undo: model.dropPromise(promise.id) });
  return (
    <li class="visit-promise" data-promise={promise.id}>
      <BoundText {...bound} field={`${row}/text`} label={t().promiseText} />
      <BoundDay {...bound} field={`${row}/due`} label={t().promiseDue} />
      <Button variant="plain" icon="trash-2" aria-label={t().dropPromise(promise.text)} onClick={drop}>
        {t().drop}
      </Button>
      <RowContest {...bound} list="promise" id={promise.id} label={promise.text || t().promiseText} />
    </li>
  );
}
