import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import './notice.css';

interface DisclosureProps {
  title: ComponentChildren;
  /** Open at first. */
  open?: boolean;
  onToggle?: (open: boolean) => void;
  /** Large: made when it is first opened, not before. */
  late?: boolean;
  children: ComponentChildren;
}

/** What can wait: folded under its title (native details). */
export function Disclosure(props: DisclosureProps) {
  const [opened, setOpened] = useState(props.open === true);
  const toggle = (open: boolean): void => {
    if (open) setOpened(true);
    props.onToggle?.(open);
  };
  return (
    <details class="c-disclosure" open={props.open} onToggle={(event) => toggle(event.currentTarget.open)}>
      <summary class="c-disclosure__title">
        <Icon name="chevron-right" />
        <span>{props.title}</span>
      </summary>
      <div class="c-disclosure__body">{(opened || !props.late) && props.children}</div>
    </details>
  );
}
