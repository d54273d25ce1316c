import type { ComponentChildren } from 'preact';
import type { IconName } from './icons.ts';
import { Icon } from './icon.tsx';
import { Spoken } from './spoken.tsx';
import './list.css';

/** A list of `RowLink` or `Row`. */
export function RowList(props: { label?: string; children: ComponentChildren }) {
  return (
    <ul class="c-rows c-plain" aria-label={props.label}>
      {props.children}
    </ul>
  );
}

interface RowWords {
  title: ComponentChildren;
  /** Second line: place, date, person. */
  meta?: ComponentChildren;
  badges?: ComponentChildren;
  icon?: IconName;
}

interface RowLinkProps extends RowWords {
  href: string;
  /** An act of its own at the end of the row, outside the link. */
  action?: ComponentChildren;
  current?: boolean;
}

const spoken = (words: ComponentChildren): ComponentChildren =>
  typeof words === 'string' ? <Spoken>{words}</Spoken> : words;

function RowText(props: RowWords) {
  return (
    <>
      {props.icon && <Icon name={props.icon} class="c-row__icon" />}
      <span class="c-row__words">
        <span class="c-row__title">{spoken(props.title)}</span>
        {props.meta && <span class="c-row__meta">{spoken(props.meta)}</span>}
      </span>
      {props.badges && <span class="c-row__badges">{props.badges}</span>}
    </>
  );
}

/** A row that opens something; the whole row is the link. */
export function RowLink(props: RowLinkProps) {
  return (
    <li class="c-row">
      <a class="c-row__link" href={props.href} aria-current={props.current ? 'true' : undefined}>
        <RowText {...props} />
        <Icon name="chevron-right" class="c-row__go" />
      </a>
      {props.action && <div class="c-row__action">{props.action}</div>}
    </li>
  );
}

/** A row that only tells, with its acts. */
export function Row(props: RowWords & { action?: ComponentChildren; children?: ComponentChildren }) {
  return (
    <li class="c-row">
      <div class="c-row__body">
        <RowText {...props} />
      </div>
      {props.action && <div class="c-row__action">{props.action}</div>}
      {props.children && <div class="c-row__more">{props.children}</div>}
    </li>
  );
}
