import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Disclosure } from './disclosure.tsx';
import { useWidth } from './use-width.ts';
import { words } from './words.ts';

/** Narrower than this, in pixels, what is filtered should be on the first screen rather than its filters. */
const PHONE = 480;

interface FoldProps {
  /** How many are in use. */
  count: number;
  /** Where the filters are laid out. */
  class: string;
  children: ComponentChildren;
}

/** Filters above a list: side by side where there is room, folded on a phone. */
export function FilterFold(props: FoldProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const fields = <div class={props.class}>{props.children}</div>;
  return (
    <div ref={box}>
      {width > 0 && width < PHONE ? <Disclosure title={words().filters(props.count)}>{fields}</Disclosure> : fields}
    </div>
  );
}
