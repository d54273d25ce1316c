// The days of the plan by month, and the three reviews, each on the day somebody chose or so many months later.
import { BoundDay } from '#binding/bound-fields.tsx';
import { addMonths } from '#domain/day.ts';
import { planCalendar, type PlanDay } from '#domain/plan/calendar.ts';
import { reviewKey } from '#domain/plan/plan.ts';
import { formatDay, formatMonth, formatWeekday } from '#i18n/format.ts';
import { Section } from '#ui/section.tsx';
import { t } from './messages.ts';
import type { PlanModel } from './plan-model.ts';

function wordsOf(one: PlanDay): string {
  if (one.kind === 'review') return t().reviewAt(one.months);
  if (one.kind === 'promise') return t().promised(t().sides[one.promise.side], one.promise.text);
  const title = one.action.title || t().untitled;
  if (one.kind === 'first-step') return t().firstStepOf(one.action.plan?.firstStep || title);
  return one.kind === 'start' ? t().startOf(title) : t().endOf(title);
}

/** The days under their month, in order. */
function byMonth(days: readonly PlanDay[]): { month: string; days: PlanDay[] }[] {
  const months: { month: string; days: PlanDay[] }[] = [];
  for (const day of days) {
    const month = formatMonth(day.day);
    const last = months.at(-1);
    if (last?.month === month) last.days.push(day);
    else months.push({ month, days: [day] });
  }
  return months;
}

export function CalendarSection({ model }: { model: PlanModel }) {
  const days = planCalendar(model.inPlan.value, model.promises.value, model.reviews.value);
  const from = model.since.value;
  return (
    <Section id="calendar" title={t().calendar}>
      <ol class="plan-months c-plain">
        {byMonth(days).map(({ month, days: inMonth }) => (
          <li key={month}>
            <h3 class="plan-months__name">{month}</h3>
            <ol class="plan-days c-plain">
              {inMonth.map((one) => (
                <li key={`${one.day} ${wordsOf(one)}`} class={`plan-days__day plan-days__day--${one.kind}`}>
                  <span class="plan-days__when">{formatWeekday(one.day)}</span>
                  <span>{wordsOf(one)}</span>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
      <Section level={3} title={t().reviews} lead={t().reviewsText}>
        <div class="plan-reviews">
          {model.reviews.value.map(({ months }) => (
            <BoundDay
              key={months}
              {...model.bound}
              field={reviewKey(months)}
              label={t().reviewAt(months)}
              hint={t().reviewHint(formatDay(addMonths(from, months)))}
            />
          ))}
        </div>
      </Section>
    </Section>
  );
}
