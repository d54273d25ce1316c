// The head's own word for a dimension, chosen among the grid's words, with the reason: beside the computed one.
import { useState } from 'preact/hooks';
import type { Evaluation } from '#binding/dossier/dossier-core.ts';
import { bandLabel, dimensionLabel, scoreWords } from '#binding/dossier/dossier-words.ts';
import { useTypedText } from '#binding/use-typed-text.ts';
import { markOfBand } from '#domain/dossier/adjustments.ts';
import { bandOf } from '#domain/dossier/score.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceRows } from '#ui/choice-rows.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import type { RestitutionModel } from './restitution-model.ts';

interface AdjustProps {
  model: RestitutionModel;
  evaluation: Evaluation;
  dimension: string;
  onClose: () => void;
}

export function AdjustDialog({ model, evaluation: { grid, score }, dimension, onClose }: AdjustProps) {
  const present = model.adjustments.value.get(dimension) ?? null;
  const [band, setBand] = useState(present ? (bandOf(grid, present.score)?.id ?? '') : '');
  // A reason half typed survives leaving the screen; an empty one begins with the reason that stands.
  const typed = useTypedText(model.store, model.record.doc, `adjust:${dimension}`);
  const [touched, setTouched] = useState(false);
  const [tried, setTried] = useState(false);
  const label = dimensionLabel(grid, dimension);
  const computed = score.dimensions.find(({ id }) => id === dimension)?.score ?? null;
  const reason = touched ? (typed?.text ?? '') : typed?.text || (present?.reason ?? '');
  const chosen = grid.scoring.bands.find(({ id }) => id === band) ?? null;

  const write = (mark: { score: number; reason: string } | null): void => {
    const undo = model.adjust(dimension, mark);
    typed?.input('');
    showToast({ text: mark ? t().adjusted(label) : t().adjustmentRemoved, undo });
    onClose();
  };
  const record = (): void => {
    setTried(true);
    if (chosen && reason.trim() !== '') write({ score: markOfBand(grid, chosen), reason });
  };
  return (
    <Dialog
      open
      title={t().adjustTitle(label)}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" icon="check" onClick={record}>
            {t().record}
          </Button>
          {present && <Button onClick={() => write(null)}>{t().removeAdjustment}</Button>}
          <Button onClick={onClose}>{t().cancel}</Button>
        </>
      }
    >
      <p class="c-soft">{t().adjustText(scoreWords(grid, computed))}</p>
      <ChoiceRows
        legend={t().adjustQuestion}
        options={[...grid.scoring.bands]
          .sort((a, b) => a.min - b.min)
          .map((one) => ({ value: one.id, label: bandLabel(one) }))}
        value={band === '' ? null : band}
        error={tried && !chosen && t().adjustMissing}
        onChange={setBand}
      />
      <TextArea
        label={t().adjustReason}
        hint={t().adjustReasonHint}
        required
        value={reason}
        error={tried && reason.trim() === '' && t().adjustReasonMissing}
        onInput={(text) => {
          setTouched(true);
          typed?.input(text);
        }}
      />
    </Dialog>
  );
}
