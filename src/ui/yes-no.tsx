import { useId } from 'preact/hooks';
import { ChoiceGroup, ChoiceRow, EscapeRow, type ChoiceFrame } from './choice-rows.tsx';
import { words } from './words.ts';

interface YesNoProps extends ChoiceFrame {
  value: boolean | null;
  onChange: (value: boolean) => void;
}

/** Yes or no, side by side. */
export function YesNo(props: YesNoProps) {
  const name = useId();
  const off = props.escape?.checked === true;
  return (
    <ChoiceGroup layout="columns" {...props} radios filled={props.value !== null}>
      <ChoiceRow
        kind="radio"
        name={name}
        label={words().yes}
        checked={props.value === true && !off}
        onChange={() => props.onChange(true)}
      />
      <ChoiceRow
        kind="radio"
        name={name}
        label={words().no}
        checked={props.value === false && !off}
        onChange={() => props.onChange(false)}
      />
      {props.escape && <EscapeRow name={name} kind="radio" escape={props.escape} />}
    </ChoiceGroup>
  );
}
