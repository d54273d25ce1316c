import type { ComponentChildren } from 'preact';
import type { IconName } from './icons.ts';
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
      <svg class="c-empty__lines" viewBox="0 0 320 120" aria-hidden="true" focusable="false" fill="none">
        <path d="M-10 108C40 92 66 40 112 44s58 46 104 34 62-44 114-40" />
        <path d="M-10 92C40 78 70 22 114 26s60 44 102 32 64-40 114-36" />
        <path d="M52 84c20-22 34-46 62-46 26 0 44 30 70 34" />
        <path d="M78 72c12-14 22-24 38-24 14 0 24 12 36 18" />
        <path d="M98 64c6-6 11-9 19-9 7 0 11 4 17 7" />
        <path d="M206 66c18-4 36-18 52-22" />
      </svg>
      <p class="c-empty__title">
        {props.icon && <Icon name={props.icon} />}
        <span>{props.title}</span>
      </p>
      {props.children && <p class="c-empty__text">{props.children}</p>}
      {props.action && <div class="c-empty__action">{props.action}</div>}
    </div>
  );
}
