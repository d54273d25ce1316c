import { useId } from 'preact/hooks';
import './notice.css';

interface ProgressProps {
  value: number;
  max: number;
  /** What advances: « Réponses ». */
  label: string;
  /** What stands at the end: « 12 sur 36 »; `value / max` when absent. */
  text?: string;
  hideLabel?: boolean;
}

/** How far a thing is, in words and as a bar. */
export function Progress(props: ProgressProps) {
  const id = useId();
  return (
    <div class="c-progress">
      <span class={props.hideLabel ? 'c-hidden' : 'c-progress__label'} id={id}>
        {props.label}
      </span>
      <progress class="c-progress__bar" aria-labelledby={id} value={props.value} max={Math.max(props.max, 1)} />
      <span class="c-progress__text">{props.text ?? `${props.value}\u202f/\u202f${props.max}`}</span>
    </div>
  );
}
