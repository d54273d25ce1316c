import { useId } from 'preact/hooks';
import { ChoiceGroup, ChoiceRow, EscapeRow, type ChoiceFrame, type ChoiceOption } from './choice-rows.tsx';

interface MultiProps extends ChoiceFrame {
  options: readonly ChoiceOption[];
  values: readonly string[];
  onToggle: (value: string, checked: boolean) => void;
}

/** Several answers among several (check boxes). */
export function MultiRows(props: MultiProps) {
  const name = useId();
  const { escape } = props;
  return (
    <ChoiceGroup {...props} filled={props.values.length > 0}>
      {props.options.map((option) => (
        <ChoiceRow
          key={option.value}
          kind="checkbox"
          name={name}
          label={option.label}
          hint={option.hint}
          disabled={option.disabled}
          checked={props.values.includes(option.value) && !escape?.checked}
          onChange={(checked) => props.onToggle(option.value, checked)}
        />
      ))}
      {escape && <EscapeRow name={name} kind="checkbox" escape={escape} />}
    </ChoiceGroup>
  );
}
