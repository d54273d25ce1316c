import { ICONS, type IconName } from './icons.ts';
import './icon.css';

const drawings = new Map<IconName, { __html: string }>();

function drawing(name: IconName): { __html: string } {
  const known = drawings.get(name);
  if (known) return known;
  const file: string = ICONS[name];
  const open = file.indexOf('>', file.indexOf('<svg')) + 1;
  const made = { __html: file.slice(open, file.lastIndexOf('</svg>')) };
  drawings.set(name, made);
  return made;
}

/** A drawing of the registry, 24 px, in the colour of the text; silent for screen readers: a word stands next to it. */
export function Icon(props: { name: IconName; class?: string }) {
  return (
    <svg
      class={`c-icon ${props.class ?? ''}`}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
      dangerouslySetInnerHTML={drawing(props.name)}
    />
  );
}
