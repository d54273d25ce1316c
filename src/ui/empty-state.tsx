import type { ComponentChildren } from 'preact';
import type { IconName } from './icons.ts';
import { ContourLines } from './contour-lines.tsx';
import { Icon } from './icon.tsx';
import './notice.css';

interface EmptyProps {
  title: string;
  icon?: IconName;
  /** What to do next, in one sentence. */
  children?: ComponentChildren;
  action?: ComponentChildren;
}

/** Where a list has nothing yet: what to do next. */
export function EmptyState(props: EmptyProps) {
  return (
    <div class="c-empty">
      <ContourLines class="c-empty__lines" />
      <p class="c-empty__title">
        {props.icon && <Icon name={props.icon} />}
        <span>{props.title}</span>
      </p>
      {props.children && <p class="c-empty__text">{props.children}</p>}
      {props.action && <div class="c-empty__action">{props.action}</div>}
    </div>
  );
}
