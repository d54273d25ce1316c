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

/** Where the bars stand, in a box of 32 x 24: those that are filled, and those that are left. */
function stairs(step: number, steps: number): { on: string; off: string } {
  const count = Math.max(steps - 1, 1);
  const width = 32 / count;
  const bars = Array.from({ length: count }, (_, index) => {
    const height = 6 + (16 * (index + 1)) / count;
    return `M${index * width + 1} 23v${-height}h${width - 2}v${height}z`;
  });
  return { on: bars.slice(0, step).join(''), off: bars.slice(step).join('') };
}

function Staircase(props: { step: number; steps: number }) {
  const { on, off } = stairs(props.step, props.steps);
  return (
    <svg class="c-stairs" viewBox="0 0 32 24" aria-hidden="true" focusable="false">
      {on && <path class="c-stairs__on" d={on} />}
      {off && <path class="c-stairs__off" d={off} />}
    </svg>
  );
}
