// Under the thumb in every view of a visit: how far it is, pause, note, shared screen, and the way on.
import type { ComponentChildren } from 'preact';
import { runningPause } from '#domain/dossier/visit-time.ts';
import { Button } from '#ui/button.tsx';
import { Progress } from '#ui/progress.tsx';
import { t } from './messages.ts';
import { holdQuestion } from './use-resume.ts';
import type { VisitProps } from './visit-props.ts';

interface FootProps extends Pick<VisitProps, 'model'> {
  onNote: () => void;
  children: ComponentChildren;
}

export function VisitFoot({ model, onNote, children }: FootProps) {
  const shared = model.shared.value;
  const share = (): void => {
    const hold = holdQuestion();
    model.share(!shared);
    requestAnimationFrame(hold);
  };
  return (
    <div class="visit-foot">
      <VisitProgress model={model} />
      <div class="visit-foot__tools">
        <PauseButton model={model} />
        <Button icon="notebook-pen" onClick={onNote}>
          {t().notesShort}
        </Button>
        <Button icon={shared ? 'eye' : 'eye-off'} aria-pressed={shared} onClick={share}>
          {t().sharedOn}
        </Button>
      </div>
      <div class="visit-foot__acts">{children}</div>
    </div>
  );
}

/** Called away by a customer: one touch, no question; the same button goes on. */
export function PauseButton({ model }: Pick<VisitProps, 'model'>) {
  const visit = model.visit.value;
  if (!visit || visit.startedAt === null || visit.endedAt !== null || visit.posteriori) return null;
  const paused = runningPause(visit.pauses) !== null;
  return (
    <Button icon={paused ? 'play' : 'clock'} aria-pressed={paused} onClick={paused ? model.resume : model.pause}>
      {paused ? t().resume : t().pause}
    </Button>
  );
}

/** Answered out of relevant, for the whole visit. */
export function VisitProgress({ model }: Pick<VisitProps, 'model'>) {
  const { answered, relevant } = model.progress.value;
  return (
    <Progress label={t().answers} hideLabel value={answered} max={relevant} text={t().progress(answered, relevant)} />
  );
}
