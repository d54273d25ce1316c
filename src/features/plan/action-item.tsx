// One action of the plan: read at a glance, opened to be written together.
import type { ComponentChildren } from 'preact';
import type { ActionCard } from '#domain/record/cards.ts';
import { firstStepTiming } from '#domain/plan/plan.ts';
import { formatDay, formatEuro } from '#i18n/format.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { Facts } from '#ui/facts.tsx';
import { announce, showToast } from '#ui/toast.tsx';
import { AidNames } from './aid-names.tsx';
import { ActionForm } from './action-form.tsx';
import { t } from './messages.ts';
import type { PlanModel } from './plan-model.ts';

interface ItemProps {
  model: PlanModel;
  action: ActionCard;
  /** From 1. */
  place: number;
  count: number;
  open: boolean;
  onOpen: (open: boolean) => void;
}

export function ActionItem(props: ItemProps) {
  const { model, action, place, open, onOpen } = props;
  const title = action.title || t().untitled;
  return (
    <article class={`plan-action ${open ? 'plan-action--open' : ''}`} aria-label={t().actionName(place, title)}>
      <div class="plan-action__head">
        <p class="plan-action__place" aria-hidden="true">
          {place}
        </p>
        <h3 class="plan-action__title">{title}</h3>
        <span class="plan-action__badges">
          <Badge icon={action.type === 'collective' ? 'users' : 'user'}>{t().types[action.type]}</Badge>
          {action.state !== 'proposee' && <Badge tone="strong">{stateOf(action)}</Badge>}
          {action.conflicts > 0 && (
            <Badge tone="todo" icon="split">
              {t().conflicts}
            </Badge>
          )}
        </span>
      </div>
      {open ? <ActionForm model={model} doc={action.doc} /> : <Glance model={model} action={action} />}
      <div class="plan-action__acts">
        <Acts {...props} title={title} />
        <Button icon={open ? 'check' : 'pencil'} aria-expanded={open} onClick={() => onOpen(!open)}>
          {open ? t().done : t().edit}
        </Button>
      </div>
    </article>
  );
}

function stateOf({ state }: ActionCard): string {
  const words: { readonly [state: string]: string } = t().states;
  return words[state] ?? state;
}

function Acts(props: ItemProps & { title: string }) {
  const { model, action, count, onOpen, title } = props;
  const takeOut = (): void => {
    onOpen(false);
    showToast({ text: t().tookOut, undo: model.takeOut(action.doc) });
  };
  return (
    <>
      {count > 1 && <Shifts {...props} />}
      <Button variant="plain" icon="x" aria-label={t().takeOutOf(title)} onClick={takeOut}>
        {t().takeOut}
      </Button>
    </>
  );
}

/** One place up or down. */
function Shifts({ model, action, place, count, title }: ItemProps & { title: string }) {
  const shift = (by: -1 | 1): void => {
    model.shift(action.doc, by);
    announce(t().moved(title, place + by));
  };
  return (
    <>
      <Button
        variant="plain"
        icon="chevron-up"
        disabled={place === 1}
        aria-label={t().upOf(title)}
        onClick={() => shift(-1)}
      >
        {t().up}
      </Button>
      <Button
        variant="plain"
        icon="chevron-down"
        disabled={place === count}
        aria-label={t().downOf(title)}
        onClick={() => shift(1)}
      >
        {t().down}
      </Button>
    </>
  );
}

function firstStepWords(model: PlanModel, { plan }: ActionCard): ComponentChildren {
  const day = plan?.firstStepDay ?? null;
  const timing = firstStepTiming(day, model.since.value);
  const words = [plan?.firstStep, day && t().onDay(formatDay(day))].filter(Boolean).join(', ');
  return (
    <>
      {words} {timing === 'none' && <Badge icon="clock">{t().toDate}</Badge>}
      {timing === 'late' && (
        <Badge tone="todo" icon="clock">
          {t().late}
        </Badge>
      )}
    </>
  );
}

function Glance({ model, action }: { model: PlanModel; action: ActionCard }) {
  const { plan, responsible, start, end } = action;
  const aids = plan?.aids ?? [];
  return (
    <Facts
      items={[
        {
          label: t().who,
          value: [responsible, plan?.partner && t().withPartner(plan.partner)].filter(Boolean).join(', ') || t().nobody,
        },
        { label: t().when, value: t().period(start ? formatDay(start) : '', end ? formatDay(end) : '') || t().undated },
        { label: t().firstStep, value: firstStepWords(model, action) },
        { label: t().cost, value: plan?.cost === null || plan?.cost === undefined ? '' : formatEuro(plan.cost) },
        { label: t().aidsToCheck, value: aids.length > 0 && <AidNames model={model} aids={aids} /> },
      ]}
    />
  );
}
