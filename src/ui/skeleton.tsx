import { VisuallyHidden } from './visually-hidden.tsx';
import { words } from './words.ts';
import './notice.css';

/** The shape of what is coming, when there is no older data to show. */
export function Skeleton(props: { lines?: number; kind?: 'text' | 'rows' }) {
  const kind = props.kind ?? 'rows';
  return (
    <div class={`c-skeleton c-skeleton--${kind}`}>
      <VisuallyHidden>{words().loading}</VisuallyHidden>
      {Array.from({ length: props.lines ?? 4 }, (_, line) => (
        <span key={line} class="c-skeleton__line" aria-hidden="true" />
      ))}
    </div>
  );
}
