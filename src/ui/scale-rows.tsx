import { useId } from 'preact/hooks';
import { ChoiceGroup, ChoiceRow, EscapeRow, type ChoiceFrame } from './choice-rows.tsx';

interface ScaleProps extends ChoiceFrame {
  /** From the lowest to the highest, each in words. */
  options: readonly { readonly value: number; readonly label: string }[];
  value: number | null;
  onChange: (value: number) => void;
}

/** A scale in words, never a slider; the little staircase shows the order without a number. */
export function ScaleRows(props: ScaleProps) {
  const name = useId();
  const { escape, options } = props;
  return (
    <ChoiceGroup {...props} radios filled={props.value !== null}>
      {options.map((option, index) => (
        <ChoiceRow
          key={option.value}
          kind="radio"
          name={name}
          label={option.label}
          mark={<Staircase step={index} steps={options.length} />}
          checked={option.value === props.value && !escape?.checked}
          onChange={() => props.onChange(option.value)}
        />
      ))}
      {escape && <EscapeRow name={name} kind="radio" escape={escape} />}
    </ChoiceGroup>
  );
}

function Staircase(props: { step: number; steps: number }) {
  const bars = Array.from({ length: Math.max(props.steps - 1, 1) }, (_, index) => index);
  const width = 32 / bars.length;
  return (
    <svg class="c-stairs" viewBox="0 0 32 24" aria-hidden="true" focusable="false">
      {bars.map((bar) => {
        const height = 6 + (16 * (bar + 1)) / bars.length;
        const on = bar < props.step;
        return (
          <rect
            key={bar}
            class={on ? 'c-stairs__on' : 'c-stairs__off'}
            x={bar * width + 1}
            y={23 - height}
            width={width - 2}
            height={height}
            rx="1"
          />
        );
      })}
    </svg>
  );
}
