// The end of a visit: how long it was, and the road apart. Nothing is locked by it.
import { useState } from 'preact/hooks';
import { formatMoment } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { NumberField } from '#ui/number-field.tsx';
import { t } from './messages.ts';
import type { VisitModel } from './visit-model.ts';

/** A day, in minutes. */
const LONGEST = 1440;

interface EndProps {
  model: VisitModel;
  now: number;
  onClose: () => void;
  onEnded: () => void;
}

/** Past this, minutes, the clock ran on after the visit: the duration is asked, not proposed. */
const LONGEST_PROPOSED = 480;

/** Minutes since the start, when they can be those of a visit. */
function proposedMinutes(startedAt: number | null, now: number): number | null {
  if (startedAt === null) return null;
  const minutes = Math.max(0, Math.round((now - startedAt) / 60_000));
  return minutes <= LONGEST_PROPOSED ? minutes : null;
}

export function EndDialog({ model, now, onClose, onEnded }: EndProps) {
  const startedAt = model.visit.value?.startedAt ?? null;
  const [minutes, setMinutes] = useState(() => proposedMinutes(startedAt, now));
  const [travel, setTravel] = useState(() => model.visit.value?.travelMin ?? null);
  const [tried, setTried] = useState(false);
  const { answered, relevant } = model.progress.value;
  const wrong = minutes === null || minutes < 0 || minutes > LONGEST;
  const end = async (): Promise<void> => {
    setTried(true);
    if (wrong) return;
    await model.end(minutes, travel !== null && travel >= 0 ? Math.round(travel) : null);
    onEnded();
  };
  return (
    <Dialog
      open
      title={t().endTitle}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" icon="check" onClick={() => void end()}>
            {t().endNow}
          </Button>
          <Button onClick={onClose}>{t().keepGoing}</Button>
        </>
      }
    >
      <p>
        {relevant > answered ? t().stillOpen(relevant - answered) : t().nothingOpen} {t().endText}
      </p>
      {startedAt !== null && (
        <p class="c-soft">
          {t().startedAt}
          {'\u00a0: '}
          {formatMoment(startedAt)}
        </p>
      )}
      <NumberField
        label={t().duration}
        hint={t().durationHint}
        unit={t().minutes}
        whole
        value={minutes}
        error={tried && wrong && t().durationWrong}
        onInput={setMinutes}
      />
      <NumberField
        label={t().travel}
        hint={t().travelHint}
        unit={t().minutes}
        whole
        value={travel}
        onInput={setTravel}
      />
    </Dialog>
  );
}
