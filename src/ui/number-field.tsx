import { useState } from 'preact/hooks';
import { locale } from '#i18n/locale.ts';
import { parseNumber } from './parse-number.ts';
import { TextField, type TextProps } from './text-field.tsx';
import { words } from './words.ts';

interface NumberProps extends Omit<TextProps, 'value' | 'onInput' | 'type'> {
  value: number | null;
  /** The number typed, or null while it is empty or cannot be read; `text` is what stands in the box. */
  onInput: (value: number | null, text: string) => void;
  /** What was typed another time and is no number: it stands until it is corrected. */
  unread?: string;
  /** Whole numbers bring the plain digit keyboard. */
  whole?: boolean;
}

function written(value: number | null): string {
  if (value === null) return '';
  return locale.value === 'fr' ? String(value).replace('.', ',') : String(value);
}

/** A number with the comma or the point; what cannot be read stays in the box, with a sentence. */
export function NumberField(props: NumberProps) {
  const [now, setTyped] = useState<string | null>(null);
  const [inside, setInside] = useState(false);
  // The record may answer later than the fingers: what is typed stands while the box is in use, and what cannot be
  // read stands until it is corrected.
  const typed = now ?? (props.unread || null);
  const unread = typed !== null && typed.trim() !== '' && parseNumber(typed) === null;
  const stands = typed !== null && (inside || unread || parseNumber(typed) === props.value);
  const text = stands ? typed : written(props.value);
  return (
    <TextField
      {...props}
      frameClass="c-input--number"
      value={text}
      error={props.error || (unread && !inside && words().notNumber)}
      inputMode={props.whole ? 'numeric' : 'decimal'}
      onInput={(next) => {
        setTyped(next);
        setInside(true);
        props.onInput(parseNumber(next), next);
      }}
      onBlur={() => {
        setInside(false);
        props.onBlur?.();
      }}
    />
  );
}
