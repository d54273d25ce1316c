import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { langOf } from '#i18n/french.ts';
import { arrive } from '#routing/router.ts';
import { Icon } from './icon.tsx';
import './page.css';

interface PageProps {
  /** The h1 and the title of the window. */
  title: string;
  /** A sentence under the title. */
  lead?: ComponentChildren;
  /** Small line above the title: what this is, where it belongs. */
  kicker?: ComponentChildren;
  /** Badges beside the title. */
  badges?: ComponentChildren;
  /** The main act first; at the right thumb. */
  actions?: ComponentChildren;
  back?: { readonly href: string; readonly label: string };
  /** Left column (a `Rail`); above the content on a phone. */
  rail?: ComponentChildren;
  /** Right column where there is room, else below. */
  aside?: ComponentChildren;
  /** Acts that stay at the bottom of the screen, under the thumb (« Section suivante »). */
  foot?: ComponentChildren;
  /** What it is called in style sheets, `data-page` of the root: a sheet that asks `:has()` is asked at each answer. */
  marks?: string;
  /** Lets tables, maps and figures use the whole width. */
  wide?: boolean;
  children: ComponentChildren;
}

/** One view: title, acts, content. Takes the focus on its title after a change of view. */
export function Page(props: PageProps) {
  const h1 = useRef<HTMLHeadingElement>(null);
  // Before the title takes the focus: how far it is scrolled to may depend on them.
  useMarks(`${props.marks ?? ''}${props.foot ? ' foot' : ''}`);
  useLayoutEffect(() => {
    if (h1.current) arrive(props.title, h1.current);
  }, [props.title]);
  const columns = `${props.rail ? ' c-page__body--rail' : ''}${props.aside ? ' c-page__body--aside' : ''}`;
  return (
    <article class={`c-page ${props.wide ? 'c-page--wide' : ''}`}>
      <header class="c-page__head">
        {props.back && (
          <a class="c-page__back" href={props.back.href}>
            <Icon name="arrow-left" />
            <span>{props.back.label}</span>
          </a>
        )}
        <div class="c-page__titles">
          {props.kicker && <p class="c-page__kicker">{props.kicker}</p>}
          <h1 class="c-page__title" ref={h1} tabIndex={-1} lang={langOf(props.title)}>
            {props.title}
          </h1>
          {props.badges && <div class="c-page__badges">{props.badges}</div>}
          {props.lead && <p class="c-page__lead">{props.lead}</p>}
        </div>
        {props.actions && <div class="c-page__actions">{props.actions}</div>}
      </header>
      <div class={`c-page__body${columns}`}>
        {props.rail && <div class="c-page__rail">{props.rail}</div>}
        <div class="c-page__main">{props.children}</div>
        {props.aside && <aside class="c-page__aside">{props.aside}</aside>}
      </div>
      {props.foot && <div class="c-page__foot">{props.foot}</div>}
    </article>
  );
}

function useMarks(marks: string): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset['page'] = marks;
    return () => {
      delete dataset['page'];
    };
  }, [marks]);
}
