import { useLayoutEffect, useRef } from 'preact/hooks';
import { caretAfter } from './caret.ts';
import { Field, type FieldFrame } from './field.tsx';
import { tied } from './text-field.tsx';

interface AreaProps extends FieldFrame {
  value: string;
  onInput: (value: string) => void;
  onBlur?: () => void;
  /** Lines at rest; it grows with the text. */
  rows?: number;
  placeholder?: string;
  maxLength?: number;
  readOnly?: boolean;
  disabled?: boolean;
}

/** Puts the text in the box by hand: what somebody else writes in it must not throw the caret to its end. */
function show(box: HTMLTextAreaElement | null, text: string): void {
  if (!box || box.value === text) return;
  const { value: before, selectionStart, selectionEnd, selectionDirection } = box;
  box.value = text;
  if (document.activeElement !== box) return;
  box.setSelectionRange(
    caretAfter(before, text, selectionStart),
    caretAfter(before, text, selectionEnd),
    selectionDirection,
  );
}

/** Brings the whole box in sight: browsers show the line of the caret and may leave the rest under a bar. */
function inSight(box: HTMLTextAreaElement): void {
  if (box.clientHeight < innerHeight / 2) box.scrollIntoView({ block: 'nearest' });
}

/** Several lines of text; the box grows with what is written. */
export function TextArea(props: AreaProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => show(box.current, props.value));
  return (
    <Field {...props}>
      {(ids) => (
        <span class="c-grow" data-text={`${props.value}\n`}>
          <textarea
            {...tied(ids, props.required)}
            ref={box}
            class="c-input c-input--area"
            rows={props.rows ?? 3}
            onInput={(event) => props.onInput(event.currentTarget.value)}
            onFocus={(event) => inSight(event.currentTarget)}
            onBlur={props.onBlur}
            placeholder={props.placeholder}
            maxLength={props.maxLength}
            readOnly={props.readOnly}
            disabled={props.disabled}
            autoCapitalize="sentences"
          />
        </span>
      )}
    </Field>
  );
}
