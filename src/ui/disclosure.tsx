import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import './notice.css';

interface DisclosureProps {
  title: ComponentChildren;
  /** Open at first. */
  open?: boolean;
  onToggle?: (open: boolean) => void;
  children: ComponentChildren;
}

/** What can wait: folded under its title (native details). */
export function Disclosure(props: DisclosureProps) {
  return (
    <details class="c-disclosure" open={props.open} onToggle={(event) => props.onToggle?.(event.currentTarget.open)}>
      <summary class="c-disclosure__title">
        <Icon name="chevron-right" />
        <span>{props.title}</span>
      </summary>
      <div class="c-disclosure__body">{props.children}</div>
    </details>
  );
}
