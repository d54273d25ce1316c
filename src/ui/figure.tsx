import type { ComponentChildren } from 'preact';
import './list.css';

interface FigureProps {
  label: string;
  value: ComponentChildren;
  /** Under the figure: since when, out of how many. */
  detail?: ComponentChildren;
  href?: string;
}

/** One figure with its name, alone or as a link to what it counts. */
export function Figure(props: FigureProps) {
  const inside = (
    <>
      <span class="c-figure__value">{props.value}</span>
      <span class="c-figure__label">{props.label}</span>
      {props.detail && <span class="c-figure__detail">{props.detail}</span>}
    </>
  );
  return props.href ? (
    <a class="c-figure c-figure--link" href={props.href}>
      {inside}
    </a>
  ) : (
    <div class="c-figure">{inside}</div>
  );
}

/** Figures side by side, as many as fit. */
export function FigureRow(props: { children: ComponentChildren }) {
  return <div class="c-figures">{props.children}</div>;
}
