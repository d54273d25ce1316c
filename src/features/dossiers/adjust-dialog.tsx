// The head's own mark for a dimension, with the reason: beside the computed score, never instead of it.
import { useState } from 'preact/hooks';
import { adjustDimension } from '#domain/dossier/adjustments.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { DossierModel } from './dossier-model.ts';
import { t } from './messages.ts';
import { markOf } from './score-words.ts';

interface AdjustProps {
  model: DossierModel;
  /** A dimension's id. */
  dimension: string;
  title: string;
  onClose: () => void;
}

export function AdjustDialog({ model, dimension, title, onClose }: AdjustProps) {
  const present = model.adjustments.value.get(dimension) ?? null;
  const [mark, setMark] = useState(present ? String(Math.round(present.score * 100)) : '');
  const [reason, setReason] = useState(present?.reason ?? '');
  const [tried, setTried] = useState(false);
  const score = markOf(mark);
  const write = (next: { score: number; reason: string } | null): void => {
    model.edit((draft) => adjustDimension(draft, dimension, next));
    onClose();
  };
  const record = (): void => {
    setTried(true);
    if (score !== null && reason.trim() !== '') write({ score, reason });
  };
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" icon="check" onClick={record}>
            {t().record}
          </Button>
          {present && <Button onClick={() => write(null)}>{t().adjustRemove}</Button>}
          <Button onClick={onClose}>{t().cancel}</Button>
        </>
      }
    >
      <p class="c-soft">{t().adjustText}</p>
      <TextField
        label={t().adjustScore}
        inputMode="numeric"
        required
        value={mark}
        error={tried && score === null && t().adjustScoreWrong}
        onInput={setMark}
      />
      <TextArea
        label={t().adjustReason}
        required
        value={reason}
        error={tried && reason.trim() === '' && t().adjustReasonMissing}
        onInput={setReason}
      />
    </Dialog>
  );
}
