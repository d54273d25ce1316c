import type { ComponentChildren } from 'preact';
import type { IconName } from './icons.ts';
import { Icon } from './icon.tsx';
import './notice.css';

interface BadgeProps {
  /** `plain` by default; `strong` is the primary colour. */
  tone?: 'plain' | 'strong' | 'todo' | 'offline' | 'danger' | 'ok';
  icon?: IconName;
  children: ComponentChildren;
}

/** A short state in a word. */
export function Badge(props: BadgeProps) {
  return (
    <span class={`c-badge c-badge--${props.tone ?? 'plain'}`}>
      {props.icon && <Icon name={props.icon} />}
      <span>{props.children}</span>
    </span>
  );
}
