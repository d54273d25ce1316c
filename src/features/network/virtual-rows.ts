// Of thousands of rows of one height only those in sight are on the page.
import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useState } from 'preact/hooks';

export interface RowWindow {
  /** First row on the page and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** Rows beyond the edge, so that a turn of the wheel meets rows and not emptiness. */
const BEYOND = 6;
/** In steps of so many rows, so that scrolling a little draws nothing new. */
const STEP = 4;

export function rowWindow(count: number, height: number, top: number, room: number): RowWindow {
  const first = Math.floor(Math.max(0, top) / height / STEP) * STEP;
  const shown = Math.ceil(room / height);
  const from = Math.max(0, Math.min(first - BEYOND, count - shown - BEYOND));
  return { from, to: Math.min(count, first + shown + STEP + BEYOND) };
}

interface VirtualRows extends RowWindow {
  /** Brings a row into sight. */
  reveal(index: number): void;
}

/** @param head height of what stays on top of the box, px */
export function useVirtualRows(
  boxRef: RefObject<HTMLElement | null>,
  count: number,
  height: number,
  head: number,
): VirtualRows {
  const [{ top, room }, see] = useState({ top: 0, room: 700 });
  useLayoutEffect(() => {
    const element = boxRef.current;
    if (!element) return undefined;
    let due = 0;
    const look = (): void => {
      due = 0;
      const now = { top: element.scrollTop, room: element.clientHeight };
      see((last) => {
        const [a, b] = [rowWindow(1e9, height, last.top, last.room), rowWindow(1e9, height, now.top, now.room)];
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
  return { ...rowWindow(count, height, top, room), reveal };
}
