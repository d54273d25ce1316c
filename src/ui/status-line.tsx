import type { ComponentChildren } from 'preact';
import { TONE_ICONS, type Tone } from './banner.tsx';
import type { IconName } from './icons.ts';
import { Icon } from './icon.tsx';
import './shell.css';

interface StatusProps {
  tone: Tone;
  icon?: IconName;
  children: ComponentChildren;
  /** Where the whole story is told. */
  href?: string;
}

/** The state of the data in one line: sign and words, always there. */
export function StatusLine(props: StatusProps) {
  const inside = (
    <>
      <Icon name={props.icon ?? TONE_ICONS[props.tone]} />
      <span>{props.children}</span>
    </>
  );
  const look = `c-status c-status--${props.tone}`;
  return props.href ? (
    <a class={look} href={props.href}>
      {inside}
    </a>
  ) : (
    <span class={look}>{inside}</span>
  );
}
