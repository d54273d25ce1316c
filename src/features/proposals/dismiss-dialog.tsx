import { useState } from 'preact/hooks';
import { Button } from '#ui/button.tsx';
import { ChoiceRows } from '#ui/choice-rows.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { t } from './messages.ts';

interface Props {
  title: string;
  onDismiss: (reason: string) => void;
  onClose: () => void;
}

/** Why a proposal is set aside: the team reads it, and whoever brings it back. */
export function DismissDialog({ title, onDismiss, onClose }: Props) {
  const words = t();
  const [chosen, setChosen] = useState<string | null>(null);
  const [detail, setDetail] = useState('');
  const [asked, setAsked] = useState(false);
  const known = Object.entries(words.dismissReasons);
  const label = known.find(([value]) => value === chosen)?.[1] ?? '';
  const given = chosen !== null && (chosen !== 'autre' || detail.trim() !== '');
  const confirm = (): void => {
    setAsked(true);
    if (!given) return;
    onDismiss([chosen === 'autre' ? '' : label, detail.trim()].filter(Boolean).join('. '));
  };
  return (
    <Dialog
      open
      title={words.dismissTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button variant="primary" icon="check" onClick={confirm}>
            {words.dismiss}
          </Button>
        </>
      }
    >
      <div class="c-stack">
        <p>
          <strong>{title}</strong>
        </p>
        <p class="c-soft">{words.dismissText}</p>
        <ChoiceRows
          legend={words.dismissWhy}
          options={known.map(([value, text]) => ({ value, label: text }))}
          value={chosen}
          error={asked && chosen === null && words.dismissRequired}
          onChange={setChosen}
        />
        <TextArea
          label={words.dismissDetail}
          hint={words.dismissDetailHint}
          value={detail}
          required={chosen === 'autre'}
          error={asked && chosen === 'autre' && detail.trim() === '' && words.dismissRequired}
          onInput={setDetail}
        />
      </div>
    </Dialog>
  );
}
