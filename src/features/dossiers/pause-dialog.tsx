// Putting a dossier to sleep: why, and until when. What was typed waits on this tablet until it is written.
import { t as stage } from '#binding/dossier/messages.ts';
import { useLocalDraft } from '#binding/use-local-draft.ts';
import { useState } from 'preact/hooks';
import { isDay } from '#domain/day.ts';
import { pauseDossier } from '#domain/dossier/journal.ts';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { showToast } from '#ui/toast.tsx';
import type { DossierModel } from './dossier-model.ts';
import { t } from './messages.ts';

const EMPTY_PAUSE = { reason: '', until: '' };

export function PauseDialog({ model, onClose }: { model: DossierModel; onClose: () => void }) {
  const kept = useLocalDraft(model.store, `pause:${model.record.doc}`, EMPTY_PAUSE);
  const [tried, setTried] = useState(false);
  if (!kept) return null;
  const { reason, until } = kept.form;
  const pause = (): void => {
    setTried(true);
    if (reason.trim() === '') return;
    model.edit((draft) => pauseDossier(draft, reason.trim(), isDay(until) ? until : null));
    kept.clear();
    showToast({ text: t().pauseDone });
    onClose();
  };
  return (
    <Dialog
      open
      title={t().pause}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" icon="check" onClick={pause}>
            {t().pause}
          </Button>
          <Button onClick={onClose}>{t().cancel}</Button>
        </>
      }
    >
      <TextArea
        label={t().pauseReason}
        required
        value={reason}
        error={tried && reason.trim() === '' && stage().guards['reason-given']}
        onInput={(next) => kept.change({ reason: next })}
      />
      <DateField
        label={t().pauseUntil}
        min={model.today()}
        value={until}
        onInput={(next) => kept.change({ until: next })}
      />
    </Dialog>
  );
}
