// Of thousands of rows of one height only those in sight are on the page.
import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useState } from 'preact/hooks';
import { useFrameLater } from '#ui/use-frame-later.ts';

export interface RowWindow {
  /** First row on the page and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** Rows beyond the edge, so that a turn of the wheel meets rows and not emptiness. */
const BEYOND = 6;
/** In steps of so many rows, so that scrolling a little draws nothing new. */
const STEP = 4;

export function rowWindow(
  count: number,
  height: number,
  { top, room }: { readonly top: number; readonly room: number },
  beyond = BEYOND,
): RowWindow {
  const first = Math.floor(Math.max(0, top) / height / STEP) * STEP;
  const shown = Math.ceil(room / height);
  const from = Math.max(0, Math.min(first - beyond, count - shown - beyond));
  return { from, to: Math.min(count, first + shown + STEP + beyond) };
}

interface VirtualRows extends RowWindow {
  /** Brings a row into sight. */
  reveal(index: number): void;
}

interface Rows {
  readonly count: number;
  /** px */
  readonly height: number;
  /** Height of what stays on top of the box, px. */
  readonly head: number;
  /** What the rows are: of others only those in sight come in the first frame. */
  readonly of: string;
}

export function useVirtualRows(boxRef: RefObject<HTMLElement | null>, { count, height, head, of }: Rows): VirtualRows {
  // As tall as the style sheet lets the box be, until it is measured.
  const [seen, see] = useState(() => ({ top: 0, room: Math.max(352, innerHeight - 192) }));
  const isDrawn = useFrameLater<string | null>(of, null) === of;
  useLayoutEffect(() => {
    const element = boxRef.current;
    if (!element) return undefined;
    let due = 0;
    const look = (): void => {
      due = 0;
      const now = { top: element.scrollTop, room: element.clientHeight };
      see((last) => {
        const [a, b] = [rowWindow(1e9, height, last), rowWindow(1e9, height, now)];
        return a.from === b.from && a.to === b.to ? last : now;
      });
    };
    const later = (): void => {
      due ||= requestAnimationFrame(look);
    };
    look();
    const observer = new ResizeObserver(later);
    observer.observe(element);
    element.addEventListener('scroll', later, { passive: true });
    return () => {
      cancelAnimationFrame(due);
      observer.disconnect();
      element.removeEventListener('scroll', later);
    };
  }, [boxRef, height]);
  const reveal = useCallback(
    (index: number): void => {
      const element = boxRef.current;
      if (!element) return;
      const start = index * height;
      const seen = element.clientHeight - head;
      if (start < element.scrollTop) element.scrollTop = start;
      else if (start + height > element.scrollTop + seen) element.scrollTop = start + height - seen;
    },
    [boxRef, height, head],
  );
  return { ...rowWindow(count, height, seen, isDrawn ? BEYOND : 0), reveal };
}
