import { useState } from 'preact/hooks';
import { locale } from '#i18n/locale.ts';
import { parseNumber } from './parse-number.ts';
import { TextField, type TextProps } from './text-field.tsx';
import { words } from './words.ts';

interface NumberProps extends Omit<TextProps, 'value' | 'onInput' | 'type'> {
  value: number | null;
  /** The number typed, or null while it is empty or cannot be read; `text` is what stands in the box. */
  onInput: (value: number | null, text: string) => void;
  /** Whole numbers bring the plain digit keyboard. */
  whole?: boolean;
}

function written(value: number | null): string {
  if (value === null) return '';
  return locale.value === 'fr' ? String(value).replace('.', ',') : String(value);
}

/** A number with the comma or the point; what cannot be read stays in the box, with a sentence. */
export function NumberField(props: NumberProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const text =
    typed !== null && (parseNumber(typed) === props.value || props.value === null) ? typed : written(props.value);
  const unreadable = left && text.trim() !== '' && parseNumber(text) === null;
  return (
    <TextField
      {...props}
      frameClass="c-input--number"
      value={text}
      error={props.error || (unreadable && words().notNumber)}
      inputMode={props.whole ? 'numeric' : 'decimal'}
      onInput={(next) => {
        setTyped(next);
        setLeft(false);
        props.onInput(parseNumber(next), next);
      }}
      onBlur={() => {
        setLeft(true);
        props.onBlur?.();
      }}
    />
  );
}
