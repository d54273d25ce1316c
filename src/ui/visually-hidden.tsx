import type { ComponentChildren } from 'preact';

/** Words for screen readers only. */
export function VisuallyHidden(props: { children: ComponentChildren }) {
  return <span class="c-hidden">{props.children}</span>;
}
