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

/** How far the first row is scrolled out, and how tall the part is in which rows are seen, px. */
interface Seen {
  readonly top: number;
  readonly room: number;
}

export function rowWindow(count: number, height: number, { top, room }: Seen): RowWindow {
  const first = Math.floor(Math.max(0, top) / height / STEP) * STEP;
  const shown = Math.ceil(room / height);
  const from = Math.max(0, Math.min(first - BEYOND, count - shown - BEYOND));
  return { from, to: Math.min(count, first + shown + STEP + BEYOND) };
}

/** The rows that are seen, whole or in part, and no others; of a list that ends above them its last ones. */
export function rowsSeen(count: number, height: number, { top, room }: Seen): RowWindow {
  const shown = Math.ceil((top + room) / height) - Math.floor(top / height);
  const from = Math.max(0, Math.min(Math.floor(top / height), count - shown));
  return { from, to: Math.min(count, from + shown) };
}

/**
 * What of the rows can be seen where the page stands: a box of rows may hang out of the screen, and its head covers
 * some of it.
 *
 * @param scrolled how far the box itself is scrolled, px
 * @param clip from where to where the box is on the screen, px from its own top
 */
export function seenOf(scrolled: number, clip: { readonly from: number; readonly to: number }, head: number): Seen {
  const from = Math.max(head, clip.from);
  return { top: Math.max(0, scrolled) + from - head, room: Math.max(0, clip.to - from) };
}

interface VirtualRows<Line> extends RowWindow {
  /** The lines that `from` and `to` count. */
  readonly lines: readonly Line[];
  /** Brings a row into sight. */
  reveal(index: number): void;
}

interface Rows<Line> {
  readonly lines: readonly Line[];
  /** px */
  readonly height: number;
  /** Height of what stays on top of the box, px. */
  readonly head: number;
  /** What the lines are: of others only those on the screen come in the first frame. */
  readonly of: string;
}

/** How much of a page stands above its rows, px, until it is measured. */
const ABOVE = 400;
/** So many times while a box comes onto the screen it is asked how much of it is there. */
const PARTS = 20;

/** What of the rows was drawn last and is on the screen, as the browser tells it: to ask would lay the page out. */
function createSight<Line>(lines: readonly Line[]) {
  let drawn = lines;
  let scrolled = 0;
  let clip = { from: 0, to: innerHeight - ABOVE };
  return {
    seen: (head: number): Seen => seenOf(scrolled, clip, head),
    drawn: () => drawn,
    draw: (now: readonly Line[]): void => void (drawn = now),
    scroll: (top: number): void => void (scrolled = top),
    /** Follows how much of the box hangs out of the screen, until the returned function is called. */
    follow(box: Element): () => void {
      const observer = new IntersectionObserver(
        (entries) => {
          const last = entries.at(-1);
          if (!last) return;
          const { intersectionRect: part, boundingClientRect: whole } = last;
          clip = { from: part.top - whole.top, to: part.bottom - whole.top };
        },
        { threshold: Array.from({ length: PARTS + 1 }, (_, part) => part / PARTS) },
      );
      observer.observe(box);
      return () => observer.disconnect();
    },
  };
}

export function useVirtualRows<Line>(
  boxRef: RefObject<HTMLElement | null>,
  { lines, height, head, of }: Rows<Line>,
): VirtualRows<Line> {
  // As tall as the style sheet lets the box be, until it is measured.
  const [seen, see] = useState(() => ({ top: 0, room: Math.max(352, innerHeight - 192) }));
  const isDrawn = useFrameLater<string | null>(of, null) === of;
  const [sight] = useState(() => createSight(lines));
  useLayoutEffect(() => {
    const element = boxRef.current;
    if (!element) return undefined;
    let due = 0;
    const look = (): void => {
      due = 0;
      sight.scroll(element.scrollTop);
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
    const unfollow = sight.follow(element);
    element.addEventListener('scroll', later, { passive: true });
    return () => {
      cancelAnimationFrame(due);
      unfollow();
      observer.disconnect();
      element.removeEventListener('scroll', later);
    };
  }, [boxRef, height, sight]);
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
  const onScreen = sight.seen(head);
  // A table that hangs below the screen keeps the lines it has for that frame.
  const now = isDrawn || onScreen.room > 0 ? lines : sight.drawn();
  useLayoutEffect(() => sight.draw(now));
  const shown = isDrawn || now !== lines ? rowWindow(now.length, height, seen) : rowsSeen(now.length, height, onScreen);
  return { ...shown, lines: now, reveal };
}
