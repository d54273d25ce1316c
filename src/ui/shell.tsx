import type { ComponentChildren } from 'preact';
import type { IconName } from './icons.ts';
import { ContourLines } from './contour-lines.tsx';
import { Icon } from './icon.tsx';
import { Menu } from './menu.tsx';
import { Toasts } from './toast.tsx';
import { words } from './words.ts';
import './tokens.css';
import './base.css';
import './shell.css';
import './print.css';

export interface NavItem {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  readonly href: string;
  /** Something waits there: « 3 ». */
  readonly count?: number;
  /** On a phone, in the menu at the top instead of the bottom bar, which has five places. */
  readonly wideOnly?: boolean;
}

interface ShellProps {
  brand: string;
  brandHref: string;
  nav: readonly NavItem[];
  current: string | null;
  /** One or two `StatusLine`. */
  status: ComponentChildren;
  banner?: ComponentChildren;
  children: ComponentChildren;
}

/** The frame of every screen: rail on the left, a bar at the bottom on a phone, the state of the data on top. */
export function Shell(props: ShellProps) {
  const t = words();
  return (
    <div class="c-shell">
      <a class="c-skip" href="#content" onClick={toContent}>
        {t.skip}
      </a>
      <header class="c-shell__top">
        <a class="c-brand" href={props.brandHref}>
          <BrandMark />
          <span>{props.brand}</span>
        </a>
        <output class="c-shell__status" aria-label={t.status}>
          {props.status}
        </output>
        {props.nav.some((item) => item.wideOnly) && (
          <div class="c-shell__more">
            <Menu bare label={t.morePlaces} items={props.nav.filter((item) => item.wideOnly)} />
          </div>
        )}
      </header>
      <nav class="c-nav" aria-label={t.navigation}>
        <ul class="c-plain">
          {props.nav.map((item) => (
            <li key={item.id} class={item.wideOnly ? 'c-nav__wide' : undefined}>
              <a class="c-nav__item" href={item.href} aria-current={item.id === props.current ? 'page' : undefined}>
                <Icon name={item.icon} />
                <span>{item.label}</span>
                {item.count !== undefined && item.count > 0 && <span class="c-nav__count">{item.count}</span>}
              </a>
            </li>
          ))}
        </ul>
        <ContourLines class="c-nav__relief" />
      </nav>
      <main class="c-shell__main" id="content" tabIndex={-1}>
        {props.banner && <div class="c-shell__banner">{props.banner}</div>}
        {props.children}
      </main>
      <Toasts />
    </div>
  );
}

// The address keeps its fragment for the screens (a join link carries its code there), so the jump is made by hand.
function toContent(event: MouseEvent): void {
  event.preventDefault();
  const main = document.querySelector<HTMLElement>('#content');
  main?.focus();
  main?.scrollIntoView();
}

/** Two peaks and the rope between them; the same drawing as the icon of the application. */
function BrandMark() {
  return (
    <svg class="c-brand__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false" fill="none">
      <path class="c-brand__peaks" d="M2 27 9.500 9.500l6.700 11.300L22 12l8 15z" />
      <path class="c-brand__rope" d="M9.500 9.500c1.500 5 9.300 7 12.500 2.500" />
    </svg>
  );
}
