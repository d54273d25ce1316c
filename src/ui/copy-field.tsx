import { useRef, useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import { words } from './words.ts';

/** Lines that a text takes about, as far as a screen likes to give them. */
const linesOf = (text: string): number =>
  Math.min(
    12,
    text.split('\n').reduce((lines, line) => lines + Math.ceil((line.length + 1) / 60), 0),
  );

/** Text to take elsewhere, with a button that copies it; selected by hand where the clipboard is refused. */
export function CopyField(props: { label: string; value: string; hint?: string; long?: boolean }) {
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
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
          {props.long ? (
            <textarea
              ref={box}
              id={ids.id}
              aria-describedby={ids.describedBy}
              class="c-input"
              rows={linesOf(props.value)}
              readOnly
              value={props.value}
            />
          ) : (
            <input
              ref={box}
              id={ids.id}
              aria-describedby={ids.describedBy}
              class="c-input"
              type="text"
              readOnly
              value={props.value}
            />
          )}
          <Button icon={copied ? 'check' : 'copy'} onClick={() => void copy()}>
            {copied ? words().copied : words().copy}
          </Button>
        </span>
      )}
    </Field>
  );
}
