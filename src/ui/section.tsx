import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './page.css';

interface SectionProps {
  title: string;
  lead?: ComponentChildren;
  actions?: ComponentChildren;
  /** Anchor of the section. */
  id?: string;
  /** 2 under the page's title, 3 inside another section. */
  level?: 2 | 3;
  /** A sheet with a border, for what stands apart. */
  framed?: boolean;
  hideTitle?: boolean;
  children?: ComponentChildren;
}

/** A titled part of a page. */
export function Section(props: SectionProps) {
  const titleId = useId();
  const Title = props.level === 3 ? 'h3' : 'h2';
  return (
    <section class={`c-section ${props.framed ? 'c-section--framed' : ''}`} id={props.id} aria-labelledby={titleId}>
      <div class={props.hideTitle ? 'c-hidden' : 'c-section__head'}>
        <Title class="c-section__title" id={titleId}>
          {props.title}
        </Title>
        {props.actions && <div class="c-section__actions">{props.actions}</div>}
        {props.lead && <p class="c-section__lead">{props.lead}</p>}
      </div>
      {props.children}
    </section>
  );
}
