import { useRef, useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import { words } from './words.ts';

/** Text to take elsewhere, with a button that copies it; selected by hand where the clipboard is refused. */
export function CopyField(props: { label: string; value: string; hint?: string }) {
  const box = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    box.current?.select();
    try {
      await navigator.clipboard.writeText(props.value);
      setCopied(true);
    } catch {
      setCopied(document.execCommand('copy'));
    }
  };
  return (
    <Field label={props.label} hint={props.hint}>
      {(ids) => (
        <span class="c-copy">
          <input
            ref={box}
            id={ids.id}
            aria-describedby={ids.describedBy}
            class="c-input"
            type="text"
            readOnly
            value={props.value}
          />
          <Button icon={copied ? 'check' : 'copy'} onClick={() => void copy()}>
            {copied ? words().copied : words().copy}
          </Button>
        </span>
      )}
    </Field>
  );
}
