// How long the visit was and how long the road: timed, and corrected where the clock ran on.
import { useState } from 'preact/hooks';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { isPlausibleDay, timeAt } from '#domain/day.ts';
import { activeMinutes, activeTime } from '#domain/dossier/visit-time.ts';
import type { Pause } from '#domain/dossier/visits.ts';
import { formatDuration, formatTime } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/date-field.tsx';
import { NumberField } from '#ui/number-field.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import type { VisitModel } from './visit-model.ts';
import type { VisitProps } from './visit-props.ts';

/** A day, in minutes. */
const LONGEST = 1440;
/** Past this, minutes, the clock ran on after the visit: the duration is asked, not proposed. */
export const LONGEST_PROPOSED = 480;

export const isLength = (minutes: number | null): minutes is number =>
  minutes !== null && minutes >= 0 && minutes <= LONGEST;

/** What stands, or for a running visit its time up to now; null when that cannot be the time of a visit. */
export function proposedMinutes(model: VisitModel, now: number): number | null {
  const visit = model.visit.value;
  const minutes = visit && activeMinutes(visit, now);
  if (minutes === null || !visit) return null;
  return visit.endedAt !== null || (minutes <= LONGEST_PROPOSED && !visit.posteriori) ? minutes : null;
}

interface TimeProps extends Pick<VisitProps, 'store' | 'record' | 'model'> {
  minutes: number | null;
  onMinutes: (minutes: number | null | undefined) => void;
  tried: boolean;
}

export function TimePart(props: TimeProps) {
  const visit = props.model.visit.value;
  if (!visit) return null;
  return (
    <Section title={t().time} lead={t().timeLead}>
      <div class="visit-time">
        <StartFields {...props} />
        <DurationField {...props} />
        <TravelField {...props} />
      </div>
      {visit.pauses.length > 0 && <Pauses {...props} pauses={visit.pauses} />}
    </Section>
  );
}

/** Moving the day or the hour moves the whole visit, so that its length stays. */
function StartFields({ store, record, model }: TimeProps) {
  const visit = model.visit.value;
  const at = visit?.startedAt ?? store.now();
  const [day, setDay] = useState<string | null>(null);
  const [time, setTime] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const shown = { day: day ?? visit?.date ?? '', time: time ?? timeAt(at) };
  const write = (): void => {
    if (day === null && time === null) return;
    const moved = isPlausibleDay(shown.day) && model.moveTo(shown.day, shown.time.padStart(5, '0').replace('h', ':'));
    setWrong(!moved);
    if (!moved) return;
    setDay(null);
    setTime(null);
  };
  return (
    <>
      <DateField
        label={t().day}
        value={shown.day}
        error={wrong && t().startWrong}
        onInput={setDay}
        onBlur={write}
        below={<FieldConflict store={store} record={record} field={`visit/${model.id}/date`} label={t().day} />}
      />
      <TextField
        label={t().startTime}
        frameClass="c-input--number"
        value={shown.time}
        onInput={setTime}
        onBlur={write}
        onEnter={write}
      />
    </>
  );
}

function DurationField({ model, minutes, onMinutes, tried }: TimeProps) {
  const ended = model.visit.value?.endedAt !== null;
  const correct = (): void => {
    if (!ended || !isLength(minutes)) return;
    model.end(minutes);
    onMinutes(undefined);
  };
  return (
    <div class="visit-duration">
      <NumberField
        label={t().duration}
        hint={minutes === null && !tried && !ended ? t().durationLong : t().durationHint}
        unit={t().minutes}
        whole
        value={minutes}
        error={(tried || minutes !== null) && !isLength(minutes) && t().durationWrong}
        onInput={(value) => onMinutes(value)}
        onBlur={correct}
      />
    </div>
  );
}

function TravelField({ store, record, model }: TimeProps) {
  const visit = model.visit.value;
  const from = visit?.travelFrom ?? null;
  const arrive = (): void => {
    const before = visit?.travelMin ?? null;
    model.endTravel();
    const minutes = from === null ? 0 : (store.now() - from) / 60_000;
    showToast({ text: t().travelAdded(formatDuration(minutes)), undo: () => model.setTravel(before) });
  };
  return (
    <div class="visit-travel">
      <NumberField
        label={t().travel}
        hint={from === null ? t().travelHint : t().travelSince(formatTime(from))}
        unit={t().minutes}
        whole
        value={visit?.travelMin ?? null}
        onInput={(value, text) => {
          if (text.trim() === '' || (value !== null && value >= 0)) model.setTravel(value && Math.round(value));
        }}
        below={<FieldConflict store={store} record={record} field={`visit/${model.id}/travelMin`} label={t().travel} />}
      />
      {from === null ? (
        <Button icon="route" onClick={model.startTravel}>
          {t().travelStart}
        </Button>
      ) : (
        <Button variant="primary" icon="map-pin" onClick={arrive}>
          {t().travelStop}
        </Button>
      )}
    </div>
  );
}

function Pauses({ store, model, pauses }: TimeProps & { pauses: readonly Pause[] }) {
  const lengthOf = ({ from, to }: Pause): string =>
    formatDuration((activeTime({ startedAt: from, endedAt: to, pauses: [] }, store.now()) ?? 0) / 60_000);
  return (
    <RowList label={t().pauses}>
      {pauses.map((pause) => {
        const from = formatTime(pause.from);
        return (
          <Row
            key={pause.id}
            icon="clock"
            title={pause.to === null ? t().pauseOpen(from) : t().pauseLine(from, formatTime(pause.to))}
            meta={lengthOf(pause)}
            action={
              <Button
                variant="plain"
                icon="x"
                aria-label={t().dropPause(from)}
                onClick={() => showToast({ text: t().pauseDropped, undo: model.dropPause(pause.id) })}
              >
                {t().notPause}
              </Button>
            }
          />
        );
      })}
    </RowList>
  );
}
